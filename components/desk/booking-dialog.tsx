"use client";
import { StatusBadge } from "@/components/booking/status-badge";
import { PlateChip } from "@/components/ui/badge";
import { Sheet } from "@/components/ui/dialog";
import { formatDateTime, formatDay, formatMinutes, formatRange } from "@/components/ui/format";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useBooking } from "@/hooks/use-booking";
import { useWatchBooking } from "@/hooks/use-realtime";
import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";
import { BookingActions } from "./booking-actions";
import { DayTimeline } from "./day-timeline";

/** One booking on top of the page, with what may be done about it now. */
export function BookingDialog({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <Sheet
      open={id !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Booking"
    >
      {id && <BookingDetails id={id} onClose={onClose} />}
    </Sheet>
  );
}

function BookingDetails({ id, onClose }: { id: string; onClose: () => void }) {
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
      {(booking) => <Details booking={booking} onClose={onClose} />}
    </QueryState>
  );
}

function Details({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-[19px] font-[640] tracking-[-.02em]">
          #{booking.number} · {booking.lot.name}, Slot {booking.slot.code}
        </p>
        <StatusBadge status={booking.status} />
      </div>
      <Facts booking={booking} />
      <BookingActions booking={booking} onDone={onClose} />
      {booking.timeline && (
        <DayTimeline entries={booking.timeline} timezone={booking.lot.timezone} />
      )}
    </div>
  );
}

function Facts({ booking }: { booking: Booking }) {
  const { lot, payment } = booking;
  const paid =
    payment?.verified_by && payment.verified_at
      ? `verified by ${payment.verified_by}, ${formatDateTime(payment.verified_at, lot.timezone)}`
      : payment?.status;
  const facts = [
    ["Driver", booking.driver.first_name],
    [
      "Vehicle",
      booking.vehicle_number && <PlateChip key="plate" number={booking.vehicle_number} />,
    ],
    [
      "Time",
      `${formatDay(booking.start_time, lot.timezone)} ${formatRange(booking.start_time, booking.end_time, lot.timezone)} (${formatMinutes(booking.minutes)})`,
    ],
    [
      "Amount",
      `${formatDecimal(booking.amount, booking.currency)}${booking.payment_method ? ` · ${booking.payment_method}` : ""}`,
    ],
    ["Payment", paid],
    [
      "Given back",
      payment && Number(payment.refunded) > 0
        ? formatDecimal(payment.refunded, booking.currency)
        : null,
    ],
    ["Declined because", booking.decline_reason],
    ["Notes", booking.notes],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-5 gap-y-2">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="text-right first-letter:uppercase">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
