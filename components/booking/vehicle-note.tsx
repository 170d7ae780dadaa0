import type { Stay } from "@/components/lot/stay";
import { Notice } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { useDebounced } from "@/hooks/use-debounced";
import { useVehicleCheck } from "@/hooks/use-booking";
import type { ProblemBody } from "@/lib/http/client";
import { plateFault, tidyPlate } from "@/lib/domain/vehicle/values";

const TYPING_MS = 400;

/** What the driver's vehicle has at the time of a stay; null while nothing speaks against it. */
export interface VehicleBusy {
  number: string;
  existing: ProblemBody["existing_booking"];
}

/** Whether a vehicle already has a booking during a stay, asked once its plate is complete. */
export function useVehicleBusy(
  number: string,
  { from, minutes }: Stay,
  enabled: boolean,
): VehicleBusy | null {
  const plate = useDebounced(tidyPlate(number), TYPING_MS);
  const isPlate = plateFault(plate) === undefined;
  const { data } = useVehicleCheck(
    { vehicle_number: plate, minutes, ...(from && { start_time: from }) },
    enabled && isPlate,
  );
  if (!enabled || !isPlate || !data || data.available) return null;
  return { number: plate, existing: data.existing_booking };
}

/** Says that a vehicle already has a booking at that time, and leads to it. */
export function VehicleNote({ busy, children }: { busy: VehicleBusy | null; children?: string }) {
  if (!busy) return null;
  return (
    <Notice>
      <span className="font-mono whitespace-nowrap">{busy.number}</span> already has a booking at
      that time. <ExistingBooking booking={busy.existing} />
      {busy.existing && "."} {children}
    </Notice>
  );
}

/** A link to the booking that a refusal or a check names. */
export function ExistingBooking({ booking }: { booking: VehicleBusy["existing"] }) {
  if (!booking) return null;
  return (
    <Link href={`/bookings/${booking.id}`} className="underline underline-offset-4">
      See booking #{booking.number}
    </Link>
  );
}
