"use client";
import { MapPinOff } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMinutes } from "@/components/ui/format";
import { LoadMore } from "@/components/ui/load-more";
import { QueryState } from "@/components/ui/query-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { useLots } from "@/hooks/use-lot";
import { LotCard } from "./lot-card";
import type { Stay } from "./stay";

interface FindResultsProps {
  lots: ReturnType<typeof useLots>;
  stay: Stay;
  readerZone: string;
  back: string;
  selectedId: string | null;
  /** A lot in the list was pointed at or focused. */
  onPoint: ((id: string) => void) | undefined;
  onClear: () => void;
}

export function FindResults({
  lots,
  stay,
  readerZone,
  back,
  selectedId,
  onPoint,
  onClear,
}: FindResultsProps) {
  return (
    <section aria-label="Results" className="grid gap-3">
      <div className="flex items-baseline justify-between gap-3 px-1">
        <p role="status" className="font-[620]">
          {lots.isSuccess ? `${lots.count} ${lots.count === 1 ? "lot" : "lots"}` : "\u00a0"}
        </p>
        <p className="text-sm text-muted">price for your {formatMinutes(stay.minutes)}</p>
      </div>
      <QueryState
        query={lots}
        skeleton={<SkeletonRows rows={5} height="h-[118px]" />}
        errorTitle="Lots could not be loaded"
        empty={
          <EmptyState
            icon={<MapPinOff size={26} />}
            title="No lot fits"
            action={
              <Button variant="secondary" size="small" onClick={onClear}>
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
                <LotCard
                  lot={lot}
                  stay={stay}
                  readerZone={readerZone}
                  back={back}
                  isSelected={lot.id === selectedId}
                  {...(onPoint && { onPoint: () => onPoint(lot.id) })}
                />
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      <LoadMore query={lots} />
    </section>
  );
}
