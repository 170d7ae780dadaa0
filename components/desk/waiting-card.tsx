"use client";
import { CashDecision } from "@/components/decision/cash-decision";
import { RequestDecision } from "@/components/decision/request-decision";
import { AskedAgo, HoldEnds } from "@/components/decision/waiting-time";
import { Badge } from "@/components/ui/badge";
import { Card, CardHead } from "@/components/ui/card";
import { isolate } from "@/components/ui/isolate";
import { useReaderZone } from "@/hooks/use-actor";
import { waitingBookings } from "@/hooks/queries";
import { useBookings } from "@/hooks/use-booking";
import type { Booking } from "@/lib/domain/booking/schema";
import { bookingTime } from "./booking-time";
import { cashDueOf, extensionLength } from "./cash-due";

interface WaitingCardProps {
  /** The owner has more lots than the one shown. */
  hasLots: boolean;
  onOpen: (id: string) => void;
}

/** "~" sorts after every date. */
const orderOf = ({ hold_until, created_at }: Booking) => `${hold_until ?? "~"} ${created_at}`;

/** Cash to verify and requests to answer, what runs out first on top; absent without any. */
export function WaitingCard({ hasLots, onOpen }: WaitingCardProps) {
  const waiting = useBookings(waitingBookings);
  const rows = (waiting.data?.results ?? [])
    .filter((booking) => booking.can.verify || booking.can.approve)
    .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  if (rows.length === 0) return null;
  return (
    <Card aria-labelledby="waiting" className="overflow-hidden">
      <CardHead title={<span id="waiting">Waiting for you</span>}>
        {hasLots ? `${rows.length} in all lots` : rows.length}
      </CardHead>
      <ul>
        {rows.map((booking) => (
          <Row key={booking.id} booking={booking} onOpen={onOpen} />
        ))}
      </ul>
    </Card>
  );
}

function Row({ booking, onOpen }: { booking: Booking; onOpen: (id: string) => void }) {
  const { lot, slot, currency, extension } = booking;
  const readerZone = useReaderZone();
  const cash = cashDueOf(booking);
  const about = `${isolate(booking.driver.first_name)}, booking #${booking.number}`;
  return (
    <li data-testid="queue-row" className="grid gap-2.5 border-t border-line px-4 py-3.5">
      <button type="button" onClick={() => onOpen(booking.id)} className="text-left">
        <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <Badge tone={cash ? "warn" : "info"}>{cash ? "Verify cash" : "Request"}</Badge>
          <span className="text-sm">
            {cash && booking.hold_until ? (
              <HoldEnds until={booking.hold_until} />
            ) : (
              <AskedAgo at={booking.created_at} timezone={lot.timezone} />
            )}
          </span>
        </span>
        <span className="mt-2 block font-[620]">
          <bdi>{lot.name}</bdi>, Slot {slot.code} ·{" "}
          <bdi>{booking.vehicle_number ?? booking.driver.first_name}</bdi>
        </span>
        <span className="block text-sm text-muted">
          <bdi>{booking.driver.first_name}</bdi> · #{booking.number} ·{" "}
          {extension
            ? `extension ${extensionLength(extension, lot, readerZone)}`
            : bookingTime(booking, readerZone)}
        </span>
      </button>
      {cash ? (
        <CashDecision
          wide
          key={cash.paymentId}
          {...cash}
          currency={currency}
          about={about}
          isExtension={extension !== null}
        />
      ) : (
        <RequestDecision wide bookingId={booking.id} about={about} />
      )}
    </li>
  );
}
