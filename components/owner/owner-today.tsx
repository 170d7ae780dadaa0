"use client";
import { SquareParking } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Card, CardHead } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { formatLongDate } from "@/components/ui/format";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useOwnerDashboard } from "@/hooks/use-payment";
import { useTick } from "@/hooks/use-tick";
import { serverNow } from "@/hooks/server-clock";
import type { Lot } from "@/lib/domain/lot/schema";
import { BookingDialog } from "./booking-dialog";
import { LivePlan } from "./live-plan";
import { useLotChoice } from "./lot-choice";
import { LotSwitch } from "./lot-switch";
import { NewBookings } from "./new-bookings";
import { StatTiles } from "./stat-tiles";
import { Waiting } from "./waiting";

const OccupancyChart = dynamic(() => import("./occupancy-chart"), {
  ssr: false,
  loading: () => <Skeleton className="mx-4 mb-4 h-[190px]" />,
});

export function OwnerToday() {
  const { mine, lots, lot, choose } = useLotChoice();
  return (
    <>
      {!lot && !mine.isPending && <PageTitle>Today</PageTitle>}
      <QueryState
        query={mine}
        skeleton={<LoadingToday />}
        loading="Loading today"
        empty={
          <EmptyState icon={<SquareParking size={26} />} title="No lot yet">
            Once you have a lot, its slots, bookings and revenue appear here.
          </EmptyState>
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
  useTick(60_000);
  return (
    <>
      <PageTitle note={`${lot.name} · ${lot.total_slots} slots`}>
        {formatLongDate(new Date(serverNow()).toISOString(), lot.timezone)}
      </PageTitle>
      <LotSwitch lots={lots} lot={lot} onChange={choose} />
      <div className="mt-5">
        <QueryState
          query={dashboard}
          skeleton={<StatTiles summary={undefined} timezone={lot.timezone} />}
        >
          {(summary) => <StatTiles summary={summary} timezone={lot.timezone} />}
        </QueryState>
      </div>
      <div className="mt-4 grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-4">
          <LivePlan lot={lot} onOpen={setOpenId} />
          <Card aria-labelledby="occupancy" className="max-xl:order-last">
            <CardHead title={<span id="occupancy">Occupancy by hour</span>}>%</CardHead>
            {dashboard.data ? (
              <OccupancyChart summary={dashboard.data} timezone={lot.timezone} />
            ) : (
              <Skeleton className="mx-4 mb-4 h-[190px]" />
            )}
          </Card>
        </div>
        <div className="grid min-w-0 gap-4 max-xl:row-start-1 max-xl:lg:row-auto">
          <Waiting onOpen={setOpenId} />
          <NewBookings lot={lot} today={dashboard.data?.bookings_today} onOpen={setOpenId} />
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
