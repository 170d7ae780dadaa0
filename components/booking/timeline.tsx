import { Card, CardHead } from "@/components/ui/card";
import { formatExact, formatMoment } from "@/components/ui/format";
import type { Booking } from "@/lib/domain/booking/schema";

const words: Record<string, string> = {
  held: "Slot held",
  created: "Booked",
  requested: "Requested",
  pending_payment: "Waits for payment",
  confirmed: "Confirmed",
  active: "Started",
  started: "Started",
  approved: "Approved",
  declined: "Declined",
  verified: "Cash confirmed",
  payment_verified: "Cash confirmed",
  expired: "Ended",
  completed: "Completed",
  cancelled: "Cancelled",
  renewed: "Renewed",
  refunded: "Refunded",
  hold_expired: "Hold ended",
  overstay: "Over time",
  no_show: "No show",
  paid: "Paid",
  payment_failed: "Payment failed",
};
const plain = (kind: string) =>
  words[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll("_", " ");

/** What happened to a booking, in its own order. */
export function Timeline({ booking }: { booking: Booking }) {
  const entries = booking.timeline ?? [];
  if (entries.length === 0) return null;
  return (
    <Card>
      <CardHead title="What happened" />
      <ol className="px-4 pb-4">
        {entries.map((entry, index) => (
          <li
            key={`${entry.at} ${index}`}
            className="relative flex gap-3 pb-3 last:pb-0 before:absolute before:top-4 before:bottom-0 before:left-[5px] before:w-px before:bg-line last:before:hidden"
          >
            <span
              aria-hidden="true"
              className="mt-1.5 size-[11px] shrink-0 rounded-full border-2 border-line-strong bg-card"
            />
            <span className="min-w-0 flex-1">
              <span className="flex justify-between gap-3">
                <span className="font-[560]">{plain(entry.kind)}</span>
                <time
                  dateTime={entry.at}
                  title={formatExact(entry.at, booking.lot.timezone)}
                  className="shrink-0 text-sm text-muted"
                >
                  {formatMoment(entry.at, booking.lot.timezone)}
                </time>
              </span>
              {(entry.by ?? entry.note) && (
                <span className="block text-sm text-muted">
                  {[entry.by && `by ${entry.by}`, entry.note].filter(Boolean).join(" · ")}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
