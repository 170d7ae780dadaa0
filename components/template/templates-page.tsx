"use client";
import { TextQuote } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageTitle } from "@/components/ui/page-title";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useTemplates } from "@/hooks/use-template";
import { categories, channels } from "@/lib/event/event";
import { matches } from "./changed";
import { TemplateFilters } from "./template-filters";
import { TemplateRows } from "./template-rows";

export const filterParsers = {
  q: parseAsString.withDefault(""),
  category: parseAsStringLiteral(categories),
  channel: parseAsStringLiteral(channels),
};

/** The words of every notification, as a list to search. */
export function TemplatesPage() {
  const [filters, setFilters] = useQueryStates(filterParsers);
  const templates = useTemplates({
    notification_type: filters.category ?? undefined,
    delivery_channel: filters.channel ?? undefined,
  });
  const rows = templates.rows.filter((template) => matches(template, filters.q.trim()));
  return (
    <>
      <PageTitle note="What people read, for each event, reader and channel. The next notification uses what you save.">
        Templates
      </PageTitle>
      <TemplateFilters filters={filters} onChange={(change) => void setFilters(change)} />
      {templates.isError && templates.rows.length === 0 ? (
        <ErrorState
          error={templates.error}
          onRetry={() => void templates.refetch()}
          title="The templates could not be loaded"
        />
      ) : templates.isPending ? (
        <SkeletonRows rows={6} />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={<TextQuote size={26} />}
          title="No template like that"
          action={
            <Button variant="secondary" size="small" onClick={() => void setFilters(null)}>
              Show all
            </Button>
          }
        >
          Search by what it is called, the event or the words themselves.
        </EmptyState>
      ) : (
        <div aria-busy={templates.isFetching}>
          <TemplateRows templates={rows} />
          {templates.hasNextPage && (
            <div className="mt-4 text-center">
              <Button
                variant="secondary"
                size="small"
                pending={templates.isFetchingNextPage}
                onClick={() => void templates.fetchNextPage()}
              >
                Load more
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  );
}
