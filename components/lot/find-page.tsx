"use client";
import { MapPinOff } from "lucide-react";
import { useQueryStates } from "nuqs";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useLots } from "@/hooks/use-lot";
import { findParsers, lotsQuery } from "./find-filters";
import { FindForm } from "./find-form";
import { LotCard } from "./lot-card";
import { stayOf } from "./stay-params";

export function FindPage({ timezone }: { timezone: string }) {
  const [filters, setFilters] = useQueryStates(findParsers, {
    history: "replace",
    throttleMs: 300,
  });
  const stay = stayOf(filters, timezone);
  const lots = useLots(lotsQuery(filters, timezone));
  const clear = () =>
    void setFilters({
      q: null,
      from: null,
      at: null,
      type: null,
      near: null,
      ev: null,
      covered: null,
    });

  return (
    <div className="grid gap-5">
      <PageTitle>Find a slot</PageTitle>
      <div className="grid gap-5 lg:grid-cols-[360px_minmax(0,1fr)] lg:items-start lg:gap-8">
        <FindForm
          filters={filters}
          stay={stay}
          onChange={(change) => void setFilters(change)}
          timezone={timezone}
        />
        <section aria-label="Results" className="grid gap-3">
          <p role="status" className="px-1 text-sm text-muted">
            {lots.isSuccess ? `${lots.count} ${lots.count === 1 ? "lot" : "lots"}` : "\u00a0"}
          </p>
          <QueryState
            query={lots}
            skeleton={<SkeletonRows rows={5} height="h-[118px]" />}
            errorTitle="Lots could not be loaded"
            empty={
              <EmptyState
                icon={<MapPinOff size={26} />}
                title="No lot fits"
                action={
                  <Button variant="secondary" size="small" onClick={clear}>
                    Clear the filters
                  </Button>
                }
              >
                Try another place, or fewer filters.
              </EmptyState>
            }
          >
            {(rows) => (
              <ul className="grid gap-3">
                {rows.map((lot) => (
                  <li key={lot.id}>
                    <LotCard lot={lot} stay={stay} readerZone={timezone} />
                  </li>
                ))}
              </ul>
            )}
          </QueryState>
          <LoadMore query={lots} />
        </section>
      </div>
    </div>
  );
}
