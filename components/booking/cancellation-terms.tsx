import { formatMinutes, formatMoment } from "@/components/ui/format";
import { serverNow } from "@/hooks/server-clock";
import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";

interface CancellationTermsProps {
  policy: Booking["policy"];
  currency: string;
  timezone: string;
}

/** One line under a price: until when leaving costs nothing. */
export function freeCancelLine(policy: Booking["policy"], timezone: string): string {
  return Date.parse(policy.free_cancel_until) > serverNow()
    ? `free cancellation until ${formatMoment(policy.free_cancel_until, timezone)}`
    : "no free cancellation any more";
}

/** The terms as a driver reads them before paying. */
export function CancellationTerms({ policy, currency, timezone }: CancellationTermsProps) {
  return (
    <ul className="grid gap-1 text-sm text-muted">
      {policy.refund_schedule.map((step) => (
        <li key={step.until ?? "later"}>
          {step.until ? `Cancel before ${formatMoment(step.until, timezone)}` : "Cancel later"}:{" "}
          {step.percent === 0
            ? "nothing comes back"
            : step.percent === 100
              ? "everything comes back"
              : `${step.percent} % comes back`}
          .
        </li>
      ))}
      <li>
        After the end:{" "}
        {policy.grace_minutes > 0 && `${formatMinutes(policy.grace_minutes)} grace, then `}
        {formatDecimal(policy.overstay_rate, currency)} an hour.
      </li>
    </ul>
  );
}
