"use client";
import { Banknote } from "lucide-react";
import { formatMoment } from "@/components/ui/format";
import { useReaderZone } from "@/hooks/use-actor";
import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";
import { HoldCountdown } from "./hold-countdown";

interface ExtensionDueProps {
  booking: Booking;
  extension: NonNullable<Booking["extension"]>;
}

/** An extension that waits for its cash: what to pay, until when, and what happens without it. */
export function ExtensionDue({ booking, extension }: ExtensionDueProps) {
  const readerZone = useReaderZone();
  const momentOf = (at: string) => formatMoment(at, booking.lot.timezone, readerZone);
  return (
    <section
      aria-label="Extension"
      className="grid gap-1.5 rounded-control bg-warn-soft px-4 py-3.5"
    >
      <h3 className="flex items-center gap-2 font-[620]">
        <Banknote size={18} className="shrink-0 text-warn" aria-hidden />
        Extension to {momentOf(extension.end_time)} waits for your cash
      </h3>
      <p>
        Pay {formatDecimal(extension.amount, booking.currency)} at the desk and say{" "}
        <b>#{booking.number}</b>.
      </p>
      <p className="text-sm text-muted">
        By {momentOf(extension.until)}, <HoldCountdown until={extension.until} /> left. Without it
        your booking keeps its end, {momentOf(booking.end_time)}.
      </p>
    </section>
  );
}
