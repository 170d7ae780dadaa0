"use client";
import { clsx } from "clsx";
import { Plus, SquareParking } from "lucide-react";
import { FeatureList } from "@/components/lot/feature-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useMyLots } from "@/hooks/use-lot";
import { formatDecimal } from "@/lib/core/money";
import type { Lot } from "@/lib/domain/lot/schema";
import { LotState } from "./lot-state";

export function LotsPage() {
  const mine = useMyLots();
  return (
    <>
      <PageTitle>Lots</PageTitle>
      <QueryState
        query={mine}
        skeleton={<SkeletonRows rows={3} height="h-[108px]" />}
        errorTitle="Your lots could not be loaded"
        empty={
          <div className="mt-5">
            <EmptyState
              icon={<SquareParking size={26} />}
              title="No lot yet"
              action={<ButtonLink href="/owner/lots/new">Open your first lot</ButtonLink>}
            >
              Name it, say where it is and what it costs, then draw its slots. Drivers find it at
              once.
            </EmptyState>
          </div>
        }
      >
        {({ results }) => (
          <div className="mt-5 grid gap-3">
            <ul className="grid gap-3 md:grid-cols-2">
              {results.map((lot) => (
                <li key={lot.id}>
                  <LotRow lot={lot} />
                </li>
              ))}
            </ul>
            <ButtonLink
              href="/owner/lots/new"
              variant="secondary"
              icon={<Plus size={18} aria-hidden />}
              className="justify-self-start"
            >
              Open another lot
            </ButtonLink>
          </div>
        )}
      </QueryState>
    </>
  );
}

function LotRow({ lot }: { lot: Lot }) {
  return (
    <Link
      href={`/owner/lots/${lot.id}`}
      className={clsx(
        "grid h-full gap-3 rounded-card border border-line bg-card p-4 shadow-card",
        "transition-colors hover:border-line-strong",
      )}
    >
      <span className="flex items-start justify-between gap-3">
        <span className="min-w-0">
          <span dir="auto" className="block truncate text-[17px] font-[640] tracking-[-0.015em]">
            {lot.name}
          </span>
          <span className="block truncate text-sm text-muted">
            {lot.address} · {lot.city}
          </span>
        </span>
        <LotState status={lot.status} />
      </span>
      <FeatureList features={lot.features} mode={lot.mode} />
      <span className="flex items-center justify-between gap-3 self-end text-sm">
        <span className="font-[600]">
          {lot.total_slots === 0
            ? "No slots yet"
            : `${lot.available_slots} of ${lot.total_slots} slots free`}
        </span>
        <span className="text-muted">{formatDecimal(lot.hourly_rate, lot.currency)} an hour</span>
      </span>
    </Link>
  );
}
