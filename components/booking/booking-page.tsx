"use client";
import { clsx } from "clsx";
import { ArrowLeft } from "lucide-react";
import { backLinkClass } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useBooking } from "@/hooks/use-booking";
import { useWatchBooking } from "@/hooks/use-realtime";
import { isOpen } from "@/lib/domain/booking/rules/status";
import type { Booking } from "@/lib/domain/booking/schema";
import { AlertWarning } from "./alert-warning";
import { BookingDetails } from "./booking-details";
import { CashDueCard } from "./cash-due-card";
import { CountdownCard } from "./countdown-card";
import { hasPass, OfflinePass } from "./offline-pass";
import { PassCard } from "./pass-card";
import { isDueInCash } from "./start-waits-for";
import { SummaryCard } from "./summary-card";
import { Timeline } from "./timeline";

export function BookingPage({ id }: { id: string }) {
  useWatchBooking(id);
  const booking = useBooking(id);
  return (
    <div className="grid gap-3">
      <Link href="/bookings" className={backLinkClass}>
        <ArrowLeft size={18} aria-hidden />
        All bookings
      </Link>
      <QueryState
        query={booking}
        skeleton={<Skeleton className="h-[500px] max-w-[440px] rounded-card" />}
        errorTitle="This booking could not be loaded"
      >
        {(data) => <BookingSummary booking={data} />}
      </QueryState>
    </div>
  );
}

const columns = clsx(
  "mt-2 grid gap-4 lg:grid-cols-[minmax(0,440px)_minmax(0,1fr)]",
  "lg:items-start lg:gap-8",
);

function BookingSummary({ booking }: { booking: Booking }) {
  return (
    <>
      <PageTitle>{`Booking #${booking.number}`}</PageTitle>
      <div className={columns}>
        <div className="mx-auto grid w-full max-w-[560px] gap-4">
          <StatusCard booking={booking} />
          <OfflinePass booking={booking} />
          {hasPass(booking) && <PassCard booking={booking} />}
          {isOpen(booking) && <AlertWarning />}
        </div>
        <div className="mx-auto grid w-full max-w-[560px] gap-4 lg:mx-0">
          <BookingDetails booking={booking} />
          {booking.timeline && booking.timeline.length > 0 && (
            <Card>
              <CardHead title="History" />
              <div className="px-4 pb-4">
                <Timeline entries={booking.timeline} timezone={booking.lot.timezone} />
              </div>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

/** The card that fits the status: the remaining time, how to pay cash, or a summary. */
function StatusCard({ booking }: { booking: Booking }) {
  if (isDueInCash(booking)) return <CashDueCard booking={booking} details={false} />;
  switch (booking.status) {
    case "active":
    case "overstay":
    case "expired":
      return <CountdownCard booking={booking} details={false} />;
    default:
      return <SummaryCard booking={booking} />;
  }
}
