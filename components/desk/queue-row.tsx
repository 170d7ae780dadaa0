"use client";
import { clsx } from "clsx";
import { CircleCheck, CircleSlash } from "lucide-react";
import { CashDecision } from "@/components/decision/cash-decision";
import { isGood, outcomeWords } from "@/components/decision/outcome-words";
import { RequestDecision } from "@/components/decision/request-decision";
import { HoldEnds, RequestedAgo } from "@/components/decision/waiting-time";
import { Badge, type Tone } from "@/components/ui/badge";
import { formatTime } from "@/components/ui/format";
import { formatDecimal } from "@/lib/core/money";
import type { QueueItem } from "@/lib/domain/desk/schema";
import { bookingTime } from "./booking-time";

export const queueColumns =
  "lg:grid lg:grid-cols-[84px_minmax(0,1fr)_92px_168px_214px] lg:items-center lg:gap-4";
const kinds: Record<QueueItem["kind"], { word: string; tone: Tone }> = {
  cash: { word: "Cash", tone: "warn" },
  request: { word: "Request", tone: "info" },
};

/** An item of the queue. Once decided it stays, dimmed, with the outcome and who decided. */
export function QueueRow({ item }: { item: QueueItem }) {
  const { kind, booking, resolved, payment_id, driver_name } = item;
  const { lot, slot, currency, amount } = booking;
  const place = `${lot.name}, Slot ${slot.code}`;
  const time = bookingTime(booking);
  const what = `${place} · ${kind === "request" ? time : (booking.vehicle_number ?? time)}`;
  const about = `${driver_name}, booking #${booking.number}`;
  return (
    <li
      data-testid="queue-row"
      data-resolved={resolved !== null}
      className={clsx("grid gap-2 border-b border-line px-4.5 py-3.5 last:border-0", queueColumns)}
    >
      <div className={clsx("flex items-center justify-between gap-3", resolved && "text-muted")}>
        <Badge tone={resolved ? "quiet" : kinds[kind].tone}>{kinds[kind].word}</Badge>
        <span className="font-[620] lg:hidden">{formatDecimal(amount, currency)}</span>
      </div>
      <div className="min-w-0">
        <p className={clsx(resolved ? "font-[560] text-muted" : "font-[620]")}>{what}</p>
        <p className="text-sm text-muted">
          {driver_name} · booking #{booking.number}
        </p>
      </div>
      <div className={clsx("hidden text-right lg:block", resolved ? "text-muted" : "font-[620]")}>
        {formatDecimal(amount, currency)}
      </div>
      {resolved ? (
        <Resolved item={item} />
      ) : (
        <>
          <div className="lg:pl-3">
            {kind === "cash" && booking.hold_until ? (
              <HoldEnds until={booking.hold_until} />
            ) : (
              <RequestedAgo at={item.asked_at} timezone={lot.timezone} />
            )}
          </div>
          <div className="max-lg:mt-1 [&>div]:max-lg:grid [&>div]:max-lg:grid-cols-2">
            {kind === "cash" && payment_id ? (
              <CashDecision
                paymentId={payment_id}
                amount={amount}
                currency={currency}
                about={about}
              />
            ) : (
              <RequestDecision bookingId={booking.id} about={about} />
            )}
          </div>
        </>
      )}
    </li>
  );
}

function Resolved({ item: { resolved, booking } }: { item: QueueItem }) {
  if (!resolved) return null;
  const good = isGood(resolved.outcome);
  const Icon = good ? CircleCheck : CircleSlash;
  return (
    <p
      className={clsx(
        "flex items-center gap-1.5 lg:col-span-2 lg:justify-end",
        good ? "text-ok" : "text-muted",
      )}
    >
      <Icon aria-hidden size={16} />
      <span title={resolved.by}>
        {outcomeWords(resolved, formatTime(resolved.at, booking.lot.timezone))}
      </span>
    </p>
  );
}
