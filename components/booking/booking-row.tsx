"use client";
import { clsx } from "clsx";
import { priceText } from "@/components/payment/settlement";
import { formatLeaf, formatRange } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { useReaderZone } from "@/hooks/use-actor";
import type { Booking } from "@/lib/domain/booking/schema";
import { lengthFromBegin } from "./start-waits-for";
import { LiveStatusBadge } from "./status-badge";

/** With a dot before it, which is outside of the row where a line begins. */
const part = clsx(
  "relative pl-3.5 before:absolute before:left-0 before:w-3.5 before:text-center",
  "before:content-['·']",
);

export function BookingRow({ booking }: { booking: Booking }) {
  const { lot, slot } = booking;
  const readerZone = useReaderZone();
  const leaf = formatLeaf(booking.start_time, lot.timezone);
  return (
    <Link
      href={`/bookings/${booking.id}`}
      className={clsx(
        "flex min-h-[72px] items-center gap-4 rounded-card px-4 py-3",
        "border border-line bg-card shadow-card transition-colors hover:border-line-strong",
      )}
    >
      <span className="w-10 shrink-0 text-center leading-none">
        <span className="block text-xs font-[560] text-muted">{leaf.weekday}</span>
        <span className="mt-1 block text-[22px] font-[640] tracking-[-0.02em]">{leaf.day}</span>
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-[620]">{lot.name}</span>
        <span className="block overflow-hidden text-sm text-muted">
          <span className="-ml-3.5 flex flex-wrap">
            <span className={part}>Slot {slot.code}</span>
            <span className={part}>
              {lengthFromBegin(booking) ??
                formatRange(booking.start_time, booking.end_time, lot.timezone, readerZone)}
            </span>
          </span>
        </span>
      </span>
      <span className="grid shrink-0 justify-items-end gap-1">
        <LiveStatusBadge booking={booking} />
        <span className="text-sm text-muted">{priceText(booking)}</span>
      </span>
    </Link>
  );
}
