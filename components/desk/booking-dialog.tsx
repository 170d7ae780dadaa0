"use client";
import type { ReactNode } from "react";
import { StatusBadge } from "@/components/booking/status-badge";
import { Timeline } from "@/components/booking/timeline";
import { methodNames, paymentStatusNames } from "@/components/payment/payment-names";
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

/** A booking in a dialog, with the decisions that are open. */
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
      {booking.timeline && booking.timeline.length > 0 && (
        <section aria-label="History" className="border-t border-line pt-4">
          <h3 className="mb-2 text-sm font-[620]">History</h3>
          <Timeline entries={booking.timeline} timezone={booking.lot.timezone} />
        </section>
      )}
    </div>
  );
}

function Facts({ booking }: { booking: Booking }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-5 gap-y-2">
      {factsOf(booking).map(
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

/** Name and value of each row; rows without a value are left out. */
function factsOf(booking: Booking): [name: string, value: ReactNode][] {
  const { payment, payment_method: method, vehicle_number: plate, currency } = booking;
  return [
    ["Driver", booking.driver.first_name],
    ["Vehicle", plate && <PlateChip key="plate" number={plate} />],
    ["Time", timeOf(booking)],
    [
      "Amount",
      [formatDecimal(booking.amount, currency), method && methodNames[method]]
        .filter(Boolean)
        .join(" · "),
    ],
    ["Payment", payment && paymentText(payment, booking.lot.timezone)],
    [
      "Refunded",
      payment && Number(payment.refunded) > 0 && formatDecimal(payment.refunded, currency),
    ],
    ["Decline reason", booking.decline_reason],
    ["Notes", booking.notes],
  ];
}

function timeOf({ start_time, end_time, minutes, lot }: Booking): string {
  const range = formatRange(start_time, end_time, lot.timezone);
  return `${formatDay(start_time, lot.timezone)} ${range} (${formatMinutes(minutes)})`;
}

function paymentText(
  { status, verified_by, verified_at }: NonNullable<Booking["payment"]>,
  timezone: string,
): string {
  return verified_by && verified_at
    ? `verified by ${verified_by}, ${formatDateTime(verified_at, timezone)}`
    : paymentStatusNames[status];
}
