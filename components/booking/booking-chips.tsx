import { SlotChip, PlateChip } from "@/components/ui/badge";
import type { Booking } from "@/lib/domain/booking/schema";

export function BookingChips({ booking }: { booking: Booking }) {
  return (
    <div className="flex flex-wrap justify-center gap-2">
      <SlotChip code={booking.slot.code} />
      {booking.vehicle_number && <PlateChip number={booking.vehicle_number} />}
    </div>
  );
}
