import type { Actor } from "@/lib/core/actor";
import { DAY_MS, MINUTE_MS } from "@/lib/core/duration";

/** What is allowed with notifications. Pure; browser-safe. */

/** Event types of notifications that a person writes. */
export const composedTypes = ["custom", "system_announcement", "system_maintenance"] as const;
export type ComposedType = (typeof composedTypes)[number];

const YEAR_MS = 366 * DAY_MS;
export const MAX_SNOOZE_MINUTES = YEAR_MS / MINUTE_MS;

/** How far ahead a notification may be snoozed or scheduled. */
export const isWithinAYear = (moment: Date, now: Date): boolean =>
  moment > now && moment.getTime() <= now.getTime() + YEAR_MS;

/**
 * Whether a person may change the words of a notification (docs/requirements.md C20): its author
 * may, and every administrator may where it speaks for the system. Nobody may change what Parkmate
 * itself wrote.
 */
export function mayReword(
  actor: Pick<Actor, "id" | "role">,
  { author_id, event_type }: { author_id: string | null; event_type: string },
): boolean {
  const isComposed = (composedTypes as readonly string[]).includes(event_type);
  const speaksForSystem = event_type !== "custom";
  return isComposed && (author_id === actor.id || (speaksForSystem && actor.role === "admin"));
}
