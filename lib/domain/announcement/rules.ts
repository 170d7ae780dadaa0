import type { Role } from "@/lib/core/actor";
import { isWithinAYear } from "@/lib/domain/notification/rules";
import type { Category } from "@/lib/event/event";

/** What is allowed when a person writes a notification. Pure; browser-safe. */

/** Recipients of one transaction. An announcement to more people is sent in parts. */
export const PART_SIZE = 200;

/** What is wrong, by field, with the times at which a notification is sent and expires. */
export function timeErrors(
  scheduledFor: Date | null,
  expiresAt: Date | null,
  now: Date,
): Record<string, string[]> {
  return {
    ...(scheduledFor &&
      !isWithinAYear(scheduledFor, now) && {
        scheduled_for: ["Choose a time within the next year."],
      }),
    ...(expiresAt &&
      expiresAt <= (scheduledFor ?? now) && {
        expires_at: ["It would be over before anybody reads it."],
      }),
  };
}

/** Whether a role may write to a whole role or for the system (docs/requirements.md C21). */
export const mayAnnounce = (role: Role): boolean => role === "admin";

/** In the categories `system` and `payment` only Parkmate itself and administrators write. */
export const mayUseCategory = (role: Role, category: Category): boolean =>
  role === "admin" || (category !== "system" && category !== "payment");

/** The category of a notification whose author chose none. */
export const defaultCategory = (role: Role): Category => (role === "admin" ? "system" : "message");
