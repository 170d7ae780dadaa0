"use client";
import { TextQuote } from "lucide-react";
import { useQueryStates } from "nuqs";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useTemplates } from "@/hooks/use-template";
import { matchesSearch } from "./matches-search";
import { TemplateFilters } from "./template-filters";
import { TemplateList } from "./template-list";
import { templatesParsers, templatesQuery } from "./templates-search";

export function TemplatesPage() {
  const [filters, setFilters] = useQueryStates(templatesParsers);
  const templates = useTemplates(templatesQuery(filters));
  const rows = templates.rows.filter((template) => matchesSearch(template, filters.q.trim()));
  return (
    <>
      <PageTitle note="The texts of all notifications. Changes apply to new ones.">
        Templates
      </PageTitle>
      <TemplateFilters filters={filters} onChange={(change) => void setFilters(change)} />
      <QueryState
        query={{ ...templates, rows }}
        skeleton={<SkeletonRows rows={6} />}
        errorTitle="The templates could not be loaded"
        empty={<NoTemplates onShowAll={() => void setFilters(null)} />}
      >
        {(found) => (
          <div aria-busy={templates.isFetching} className="grid gap-4">
            <TemplateList templates={found} />
            <LoadMore query={templates} />
          </div>
        )}
      </QueryState>
    </>
  );
}

const NoTemplates = ({ onShowAll }: { onShowAll: () => void }) => (
  <EmptyState
    icon={<TextQuote size={26} />}
    title="No matching templates"
    action={
      <Button variant="secondary" size="small" onClick={onShowAll}>
        Show all
      </Button>
    }
  >
    Search by name, event or text.
  </EmptyState>
);
