import type { Role } from "@/lib/core/actor";
import { isWithinAYear } from "@/lib/domain/notification/rules";
import type { Category } from "@/lib/event/event";

/** What is allowed when a person writes a notification. Pure; browser-safe. */

/** How many recipients one transaction may have. To more people, an announcement goes in parts. */
export const PART_SIZE = 200;

/** What is wrong, by field, with the times when a notification is to be sent and to expire. */
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
        expires_at: ["The notification would expire before it is sent."],
      }),
  };
}

/**
 * Whether this role may write to all of a role and in the name of the system (docs/requirements.md
 * C21).
 */
export const mayAnnounce = (role: Role): boolean => role === "admin";

/** Only administrators and Parkmate itself may use the categories `system` and `payment`. */
export const mayUseCategory = (role: Role, category: Category): boolean =>
  role === "admin" || (category !== "system" && category !== "payment");

/** The category of a notification whose author chose none. */
export const defaultCategory = (role: Role): Category => (role === "admin" ? "system" : "message");
