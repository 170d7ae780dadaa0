import { capitalise } from "@/components/ui/capitalise";
import type { BookingStatus } from "@/lib/domain/booking/schema";

type Extending = "extended" | `extension_${"requested" | "declined" | "released" | "cancelled"}`;

const labels: Record<BookingStatus | "created" | "vehicle_changed" | Extending, string> = {
  held: "Slot held",
  created: "Booked",
  pending_payment: "Awaiting cash payment",
  requested: "Requested",
  confirmed: "Confirmed",
  active: "Started",
  extended: "Extended",
  extension_requested: "Extension awaits cash",
  extension_declined: "Extension declined",
  extension_released: "Extension not paid in time",
  extension_cancelled: "Extension withdrawn",
  vehicle_changed: "Vehicle changed",
  overstay: "Overstayed",
  completed: "Completed",
  expired: "Ended",
  cancelled: "Cancelled",
  declined: "Declined",
  no_show: "No-show",
};

/** The label of a history entry; a kind that is not known yet is shown as plain words. */
export function timelineLabel(kind: string): string {
  return (labels as Record<string, string>)[kind] ?? capitalise(kind.replaceAll("_", " "));
}
