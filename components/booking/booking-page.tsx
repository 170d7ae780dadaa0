"use client";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useBooking } from "@/hooks/use-booking";
import { useWatchBooking } from "@/hooks/use-realtime";
import { openStatuses } from "@/lib/domain/booking/rules/status";
import type { Booking } from "@/lib/domain/booking/schema";
import { AlertWarning } from "./alert-warning";
import { BookingDetails } from "./booking-details";
import { CashDueCard } from "./cash-due-card";
import { CountdownCard } from "./countdown-card";
import { SummaryCard } from "./summary-card";
import { Timeline } from "./timeline";

export function BookingPage({ id }: { id: string }) {
  useWatchBooking(id);
  const booking = useBooking(id);
  return (
    <div className="grid gap-3">
      <Link
        href="/bookings"
        className="-ml-1 inline-flex h-11 items-center gap-2 justify-self-start rounded-control px-1 text-sm font-[560] text-muted hover:text-ink"
      >
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

function BookingSummary({ booking }: { booking: Booking }) {
  return (
    <>
      <PageTitle>{`Booking #${booking.number}`}</PageTitle>
      <div className="mt-2 grid gap-4 lg:grid-cols-[minmax(0,440px)_minmax(0,1fr)] lg:items-start lg:gap-8">
        <div className="mx-auto grid w-full max-w-[560px] gap-4">
          <Hero booking={booking} />
          {openStatuses.some((status) => status === booking.status) && <AlertWarning />}
        </div>
        <div className="mx-auto grid w-full max-w-[560px] gap-4 lg:mx-0">
          <BookingDetails booking={booking} />
          <Timeline booking={booking} />
        </div>
      </div>
    </>
  );
}

/** A clock where one runs or has just run out, the desk where cash is due, else a quiet summary. */
function Hero({ booking }: { booking: Booking }) {
  switch (booking.status) {
    case "active":
    case "overstay":
    case "expired":
      return <CountdownCard booking={booking} details={false} />;
    case "pending_payment":
      return <CashDueCard booking={booking} details={false} />;
    default:
      return <SummaryCard booking={booking} />;
  }
}
