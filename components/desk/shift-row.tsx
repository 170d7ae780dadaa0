import { clsx } from "clsx";
import { StatusBadge } from "@/components/booking/status-badge";
import { PlateChip } from "@/components/ui/badge";
import { foreignZone, formatTime } from "@/components/ui/format";
import { useReaderZone } from "@/hooks/use-actor";
import type { Booking } from "@/lib/domain/booking/schema";

interface ShiftRowProps {
  booking: Booking;
  time: "start" | "end";
  onOpen: (id: string) => void;
}

const row = clsx(
  "flex min-h-16 w-full items-center gap-3.5 px-4 py-3 text-left",
  "hover:bg-sunk/50",
);
const code = "font-mono font-[600] text-ink";

export function ShiftRow({ booking, time, onOpen }: ShiftRowProps) {
  const { driver, lot, slot, vehicle_number: plate } = booking;
  const shown = time === "start" ? booking.start_time : booking.end_time;
  const zone = foreignZone(lot.timezone, useReaderZone(), shown);
  return (
    <button type="button" onClick={() => onOpen(booking.id)} className={row}>
      <span className="w-13 shrink-0">
        <span className="block text-xs text-muted">{time === "start" ? "at" : "until"}</span>
        <span className="block text-[18px] leading-6 font-[640] tracking-[-.02em]">
          {formatTime(shown, lot.timezone)}
        </span>
        {zone && <span className="block text-xs text-muted">{zone}</span>}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-2">
          {plate ? <PlateChip number={plate} /> : driver.first_name}
        </span>
        <span className="mt-1 block text-sm text-muted">
          Slot <span className={code}>{slot.code}</span> · <bdi>{lot.name}</bdi> ·{" "}
          <bdi>{driver.first_name}</bdi>
        </span>
      </span>
      <StatusBadge status={booking.status} />
    </button>
  );
}
