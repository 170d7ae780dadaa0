import { formatMoment } from "@/components/ui/format";
import { serverNow } from "@/hooks/server-clock";
import { useReaderZone } from "@/hooks/use-actor";
import { useMinute } from "@/hooks/use-countdown";
import { MINUTE_MS } from "@/lib/core/duration";
import { FREE_CANCEL_MINUTES } from "@/lib/domain/booking/rules/price";
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

interface CancellationTermsProps {
  policy: Policy;
  timezone: string;
  /** Nobody has accepted the booking yet. */
  isRequest?: boolean;
  /** Its time begins once it is paid or accepted, and the time for free cancellation with it. */
  isForNow?: boolean;
}

/** How much is refunded when a booking is cancelled, and until when. */
export function CancellationTerms({ policy, timezone, ...kind }: CancellationTermsProps) {
  const { isRequest = false, isForNow = false } = kind;
  const later = policy.refund_schedule.at(-1)!.percent;
  return (
    <ul className="grid gap-1 text-sm text-muted">
      {isForNow ? (
        <>
          <li>{freeFromBegin(isRequest)}: full refund.</li>
          <li>After that: {refundText(later)}.</li>
        </>
      ) : (
        <>
          {isRequest && <li>Cancel before the lot has answered: full refund.</li>}
          <Schedule policy={policy} timezone={timezone} />
        </>
      )}
    </ul>
  );
}

const freeFromBegin = (isRequest: boolean): string =>
  isRequest
    ? `Cancel before the lot has answered, or within ${FREE_CANCEL_MINUTES} minutes after`
    : `Cancel within ${FREE_CANCEL_MINUTES} minutes after the payment`;

function Schedule({ policy, timezone }: Pick<CancellationTermsProps, "policy" | "timezone">) {
  const readerZone = useReaderZone();
  const now = useMinute() * MINUTE_MS;
  const ahead = policy.refund_schedule.filter(({ until }) => !until || Date.parse(until) > now);
  return ahead.map(({ until, percent }) => (
    <li key={until ?? "later"}>
      {until && `Cancel before ${formatMoment(until, timezone, readerZone)}: `}
      {!until && (ahead.length === 1 ? "When cancelled now: " : "After that: ")}
      {refundText(percent)}.
    </li>
  ));
}
