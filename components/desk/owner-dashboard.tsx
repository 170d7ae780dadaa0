"use client";
import { SquareParking } from "lucide-react";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { formatLongDate } from "@/components/ui/format";
import { isolate } from "@/components/ui/isolate";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { serverNow } from "@/hooks/server-clock";
import { useOwnerDashboard } from "@/hooks/use-payment";
import { useTick } from "@/hooks/use-tick";
import { MINUTE_MS } from "@/lib/core/duration";
import type { Lot } from "@/lib/domain/lot/schema";
import { BookingDialog } from "./booking-dialog";
import { ClosedLotLine } from "./closed-lot-line";
import { LiveSlotPlan } from "./live-slot-plan";
import { LotSwitch } from "./lot-switch";
import { NewBookings } from "./new-bookings";
import { OccupancyCard } from "./occupancy-card";
import { StatTiles } from "./stat-tiles";
import { useChosenLot } from "./use-chosen-lot";
import { WaitingCard } from "./waiting-card";

export function OwnerDashboard() {
  const { mine, lots, lot, choose } = useChosenLot();
  return (
    <>
      {!lot && !mine.isPending && <PageTitle>Today</PageTitle>}
      <QueryState
        query={mine}
        skeleton={<LoadingToday />}
        loading="Loading today"
        empty={
          <div className="mt-5">
            <EmptyState
              icon={<SquareParking size={26} />}
              title="No lot yet"
              action={<ButtonLink href="/owner/lots/new">Open your first lot</ButtonLink>}
            >
              Once you have a lot, its slots, bookings and revenue appear here.
            </EmptyState>
          </div>
        }
      >
        {() => lot && <LotToday key={lot.id} lot={lot} lots={lots} choose={choose} />}
      </QueryState>
    </>
  );
}

function LotToday({
  lot,
  lots,
  choose,
}: {
  lot: Lot;
  lots: readonly Lot[];
  choose: (id: string) => void;
}) {
  const dashboard = useOwnerDashboard(lot.id);
  const [openId, setOpenId] = useState<string | null>(null);
  useTick(MINUTE_MS);
  return (
    <>
      <PageTitle note={`${isolate(lot.name)} · ${lot.total_slots} slots`}>
        {formatLongDate(new Date(serverNow()).toISOString(), lot.timezone)}
      </PageTitle>
      <LotSwitch lots={lots} lot={lot} onChange={choose} />
      <ClosedLotLine lot={lot} />
      <div className="mt-5">
        <QueryState
          query={dashboard}
          skeleton={<StatTiles summary={undefined} timezone={lot.timezone} />}
        >
          {(summary) => <StatTiles summary={summary} timezone={lot.timezone} />}
        </QueryState>
      </div>
      <div className="mt-4 grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-4 xl:col-start-2">
          <WaitingCard hasLots={lots.length > 1} onOpen={setOpenId} />
          <NewBookings lot={lot} today={dashboard.data?.bookings_today} onOpen={setOpenId} />
        </div>
        <div className="grid min-w-0 gap-4 xl:col-start-1 xl:row-start-1">
          <LiveSlotPlan lot={lot} onOpen={setOpenId} />
          <OccupancyCard summary={dashboard.data} />
        </div>
      </div>
      <BookingDialog id={openId} onClose={() => setOpenId(null)} />
    </>
  );
}

function LoadingToday() {
  return (
    <div>
      <Skeleton className="h-8 w-64" />
      <Skeleton className="mt-2 h-5 w-40" />
      <div className="mt-5 grid grid-cols-2 gap-3 lg:grid-cols-4 lg:gap-4">
        {[0, 1, 2, 3].map((tile) => (
          <Skeleton key={tile} className="h-[108px] rounded-card" />
        ))}
      </div>
      <Skeleton className="mt-4 h-[320px] rounded-card" />
    </div>
  );
}
