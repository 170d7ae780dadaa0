import { openingRefusal } from "@/lib/domain/booking/rules/opening";
import type { Lot } from "@/lib/domain/lot/schema";
import type { AffectedBooking } from "./use-closing";

/** The bookings that begin or end while the lot is closed by its present hours. */
export const outsideHours = (
  { opening_hours, timezone }: Pick<Lot, "opening_hours" | "timezone">,
  bookings: readonly AffectedBooking[],
): AffectedBooking[] =>
  bookings.filter(({ start_time, end_time }) => {
    const stay = { start: new Date(start_time), end: new Date(end_time) };
    return openingRefusal({ opening_hours, timezone }, stay) !== null;
  });
