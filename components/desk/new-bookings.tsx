"use client";
import { clsx } from "clsx";
import { Ticket } from "lucide-react";
import { methodNames } from "@/components/payment/payment-names";
import { Card, CardHead } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { formatAgo, formatExact } from "@/components/ui/format";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useReaderZone } from "@/hooks/use-actor";
import { serverNow } from "@/hooks/server-clock";
import { newBookingsOf } from "@/hooks/queries";
import { useBookings } from "@/hooks/use-booking";
import { useTick } from "@/hooks/use-tick";
import { MINUTE_MS } from "@/lib/core/duration";
import type { Booking } from "@/lib/domain/booking/schema";
import type { Lot } from "@/lib/domain/lot/schema";
import { bookingTime } from "./booking-time";
import { formatWhole } from "./revenue-comparison";

/** How long a booking is highlighted as new. */
const NEW_FOR_MS = MINUTE_MS;
const REDRAW_EVERY_MS = 10_000;

/** The latest bookings of a lot; one from the last minute is highlighted. */
export function NewBookings({
  lot,
  today,
  onOpen,
}: {
  lot: Lot;
  today: number | undefined;
  onOpen: (id: string) => void;
}) {
  const bookings = useBookings(newBookingsOf(lot.id));
  useTick(REDRAW_EVERY_MS);
  return (
    <Card aria-labelledby="new-bookings" className="overflow-hidden">
      <CardHead title={<span id="new-bookings">New bookings</span>}>
        {today !== undefined && `${today} today`}
      </CardHead>
      <QueryState
        query={bookings}
        skeleton={
          <div className="grid gap-2 px-4 pb-4">
            {[0, 1, 2, 3, 4].map((row) => (
              <Skeleton key={row} className="h-[56px]" />
            ))}
          </div>
        }
        empty={
          <div className="px-4 pb-4">
            <EmptyState icon={<Ticket size={24} />} title="No bookings yet">
              New bookings appear here.
            </EmptyState>
          </div>
        }
      >
        {({ results }) => (
          <ul aria-live="polite" aria-relevant="additions">
            {results.map((booking) => (
              <Row key={booking.id} booking={booking} onOpen={onOpen} />
            ))}
          </ul>
        )}
      </QueryState>
    </Card>
  );
}

function Row({ booking, onOpen }: { booking: Booking; onOpen: (id: string) => void }) {
  const { timezone } = booking.lot;
  const readerZone = useReaderZone();
  const isNew = serverNow() - Date.parse(booking.created_at) < NEW_FOR_MS;
  const facts = [
    bookingTime(booking, readerZone).replace(/^today /, ""),
    booking.payment_method && methodNames[booking.payment_method],
    formatWhole(booking.amount, booking.currency),
  ];
  return (
    <li
      className={clsx(
        "border-t border-line transition-colors duration-500",
        isNew && "bg-paint-soft",
      )}
    >
      <button
        type="button"
        onClick={() => onOpen(booking.id)}
        className={clsx(
          "flex w-full items-center gap-3.5 px-4 py-3 text-left",
          !isNew && "hover:bg-sunk/60",
        )}
      >
        <span className="w-10 shrink-0 font-mono text-[13px] font-[640]">{booking.slot.code}</span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-[620]">
            {booking.vehicle_number ?? booking.driver.first_name}
          </span>
          <span className="block text-sm text-muted">{facts.filter(Boolean).join(" · ")}</span>
        </span>
        <time
          dateTime={booking.created_at}
          title={formatExact(booking.created_at, timezone)}
          className="shrink-0 text-sm text-muted"
          suppressHydrationWarning
        >
          {formatAgo(booking.created_at, timezone).replace(" ago", "")}
        </time>
      </button>
    </li>
  );
}
