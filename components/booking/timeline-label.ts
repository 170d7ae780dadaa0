import type { BookingStatus } from "@/lib/domain/booking/schema";

const labels: Record<BookingStatus | "created" | "extended", string> = {
  held: "Slot held",
  created: "Booked",
  pending_payment: "Awaiting cash payment",
  requested: "Requested",
  confirmed: "Confirmed",
  active: "Started",
  extended: "Extended",
  overstay: "Overstayed",
  completed: "Completed",
  expired: "Ended",
  cancelled: "Cancelled",
  declined: "Declined",
  no_show: "No-show",
};

/** The label of a history entry; a kind that is not known yet is shown as plain words. */
export function timelineLabel(kind: string): string {
  return (
    (labels as Record<string, string>)[kind] ??
    kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll("_", " ")
  );
}
