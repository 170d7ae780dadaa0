"use client";
import { ChevronRight } from "lucide-react";
import { slotQuery } from "@/components/lot/stay-params";
import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { recentBookings } from "@/hooks/queries";
import { useBookings } from "@/hooks/use-booking";
import type { Booking } from "@/lib/domain/booking/schema";

const MAX_SHOWN = 3;

/** The latest booking of each lot; `bookings` is sorted newest first. */
function latestPerLot(bookings: readonly Booking[]): Booking[] {
  const firstOf = (id: string) => bookings.find(({ lot }) => lot.id === id);
  return bookings.filter((booking) => firstOf(booking.lot.id) === booking);
}

/** The lots where the driver parked last, with the slot of that booking. */
export function RecentLots() {
  const { data } = useBookings(recentBookings);
  const visits = latestPerLot(data?.results ?? []).slice(0, MAX_SHOWN);
  if (visits.length === 0) return null;
  return (
    <section aria-labelledby="again-title" className="grid gap-3">
      <h2 id="again-title" className="px-1 text-h2">
        Park again
      </h2>
      <ul className="overflow-hidden rounded-card border border-line bg-card shadow-card">
        {visits.map(({ id, lot, slot, minutes, end_time }) => (
          <li key={id} className="border-t border-line first:border-0">
            <Link
              href={`/lots/${lot.id}?${slotQuery(slot.code, { from: null, minutes })}`}
              className="flex min-h-16 items-center gap-3 px-4 py-2.5 hover:bg-sunk"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-[620]">{lot.name}</span>
                <span className="block truncate text-sm text-muted">
                  Slot {slot.code} · {formatDay(end_time, lot.timezone)}
                </span>
              </span>
              <ChevronRight size={18} className="text-muted" aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
