import { hoursStateAt, type HoursState } from "@/lib/core/weekly-hours";
import type { QuietHours } from "../schema";

/** Whether quiet hours apply at `now` in the person's zone, and when that changes. */
export const quietAt = (quiet: QuietHours, timezone: string, now: Date): HoursState =>
  quiet.enabled ? hoursStateAt(quiet.weekly, timezone, now) : { isActive: false, until: null };

/** When a pause ends; null when there is none at `now`. */
export const pauseAt = (pausedUntil: Date | null, now: Date): Date | null =>
  pausedUntil && pausedUntil > now ? pausedUntil : null;
