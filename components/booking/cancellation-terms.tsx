import { formatMoment } from "@/components/ui/format";
import { serverNow } from "@/hooks/server-clock";
import { useReaderZone } from "@/hooks/use-actor";
import { useMinute } from "@/hooks/use-countdown";
import { MINUTE_MS } from "@/lib/core/duration";
import type { Booking } from "@/lib/domain/booking/schema";

type Policy = Booking["policy"];

/** One line next to a price: until when a cancellation is free. */
export function freeCancellationNote(
  { free_cancel_until: until }: Pick<Policy, "free_cancel_until">,
  timezone: string,
  readerZone: string,
): string {
  return Date.parse(until) > serverNow()
    ? `free cancellation until ${formatMoment(until, timezone, readerZone)}`
    : "no free cancellation";
}

export function refundText(percent: number): string {
  if (percent === 0) return "no refund";
  return percent === 100 ? "full refund" : `${percent} % refund`;
}

/** How much is refunded when a booking is cancelled, and until when. */
export function CancellationTerms({ policy, timezone }: { policy: Policy; timezone: string }) {
  const readerZone = useReaderZone();
  const now = useMinute() * MINUTE_MS;
  const ahead = policy.refund_schedule.filter(({ until }) => !until || Date.parse(until) > now);
  return (
    <ul className="grid gap-1 text-sm text-muted">
      {ahead.map(({ until, percent }) => (
        <li key={until ?? "later"}>
          {until && `Cancel before ${formatMoment(until, timezone, readerZone)}: `}
          {!until && (ahead.length === 1 ? "When cancelled now: " : "After that: ")}
          {refundText(percent)}.
        </li>
      ))}
    </ul>
  );
}
