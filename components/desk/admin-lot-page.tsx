"use client";
import { useRouter } from "next/navigation";
import { FeatureList } from "@/components/lot/feature-list";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useLot } from "@/hooks/use-lot";
import { useOwnerDashboard } from "@/hooks/use-payment";
import { addressLine } from "@/lib/domain/lot/rules";
import type { Lot } from "@/lib/domain/lot/schema";
import { ClosedLotLine } from "./closed-lot-line";
import { BackLink } from "./detail-frame";
import { LiveSlotPlan } from "./live-slot-plan";
import { NewBookings } from "./new-bookings";
import { OccupancyCard } from "./occupancy-card";
import { StatTiles } from "./stat-tiles";

/** A lot as an administrator sees it: its day, its slots and its latest bookings. */
export function AdminLotPage({ id }: { id: string }) {
  return (
    <>
      <BackLink href="/admin/lots">Lots</BackLink>
      <QueryState
        query={useLot(id)}
        skeleton={<Skeleton className="mt-3 h-96 rounded-card" />}
        loading="Loading the lot"
        errorTitle="This lot could not be loaded"
      >
        {(lot) => <LotDay lot={lot} />}
      </QueryState>
    </>
  );
}

function LotDay({ lot }: { lot: Lot }) {
  const router = useRouter();
  const { data: summary } = useOwnerDashboard(lot.id);
  const open = (booking: string) => router.push(`/admin/bookings/${booking}`);
  return (
    <>
      <PageTitle note={addressLine(lot)}>{lot.name}</PageTitle>
      <ClosedLotLine lot={lot} />
      <div className="mt-3 grid gap-4">
        <FeatureList features={lot.features} mode={lot.mode} />
        <StatTiles summary={summary} timezone={lot.timezone} />
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <div className="grid min-w-0 gap-4">
            <LiveSlotPlan lot={lot} onOpen={open} />
            <OccupancyCard summary={summary} />
          </div>
          <NewBookings lot={lot} today={summary?.bookings_today} onOpen={open} />
        </div>
      </div>
    </>
  );
}
