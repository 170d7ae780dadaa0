import { hoursStateAt, type WeeklyHours } from "@/lib/core/weekly-hours";
import type { Refusal } from "./period";

/** The refusal of a stay that begins or ends while the lot is closed; null for any other. */
export function openingRefusal(
  { opening_hours, timezone }: { opening_hours: WeeklyHours | null; timezone: string },
  { start, end }: { start: Date; end: Date },
): Refusal | null {
  if (!opening_hours) return null;
  const isOpenAt = (at: Date) => hoursStateAt(opening_hours, timezone, at).isActive;
  if (!isOpenAt(start)) return refusal("The lot is closed when this stay begins.");
  // A stay may end at the moment of closing.
  if (!isOpenAt(new Date(end.getTime() - 1)))
    return refusal("The lot is closed when this stay ends.");
  return null;
}

/** When cash can be paid from a moment on: at once, or when the lot opens again. */
export function deskTime(
  { opening_hours, timezone }: { opening_hours: WeeklyHours | null; timezone: string },
  at: Date,
): Date {
  const state = opening_hours && hoursStateAt(opening_hours, timezone, at);
  return state && !state.isActive && state.until ? state.until : at;
}

const refusal = (detail: string): Refusal => ({ code: "outside_hours", detail });
