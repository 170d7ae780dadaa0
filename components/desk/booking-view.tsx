"use client";
import { StatusBadge } from "@/components/booking/status-badge";
import { Timeline } from "@/components/booking/timeline";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useBooking } from "@/hooks/use-booking";
import { useWatchBooking } from "@/hooks/use-realtime";
import type { Booking } from "@/lib/domain/booking/schema";
import { BookingActions } from "./booking-actions";
import { BookingFacts } from "./booking-facts";

/** A booking with its history, and the decisions that are open. */
export function BookingView({ id, onDone }: { id: string; onDone?: () => void }) {
  useWatchBooking(id);
  return (
    <QueryState
      query={useBooking(id)}
      loading="Loading the booking"
      skeleton={
        <div className="grid gap-3">
          <Skeleton className="h-8 w-1/2" />
          <Skeleton className="h-40" />
        </div>
      }
    >
      {(booking) => <Details booking={booking} onDone={onDone} />}
    </QueryState>
  );
}

function Details({ booking, onDone }: { booking: Booking; onDone?: (() => void) | undefined }) {
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-[19px] font-[640] tracking-[-.02em]">
          <bdi>{booking.lot.name}</bdi>, Slot {booking.slot.code}
        </p>
        <StatusBadge status={booking.status} />
      </div>
      <BookingFacts booking={booking} />
      <BookingActions booking={booking} onDone={() => onDone?.()} />
      {booking.timeline && booking.timeline.length > 0 && (
        <section aria-label="History" className="border-t border-line pt-4">
          <h2 className="mb-2 text-sm font-[620]">History</h2>
          <Timeline entries={booking.timeline} timezone={booking.lot.timezone} />
        </section>
      )}
    </div>
  );
}
