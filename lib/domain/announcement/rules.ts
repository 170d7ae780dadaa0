import type { Role } from "@/lib/core/actor";
import { isWithinAYear } from "@/lib/domain/notification/rules";
import type { Category } from "@/lib/event/event";

/** What is allowed when a person writes a notification. Pure; browser-safe. */

/** How many recipients one transaction writes to. An announcement to more people is sent in parts. */
export const PART_SIZE = 200;

/** Errors by field of the time when a notification is sent and the time when it expires. */
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

/** Only administrators write to a whole role or use the system's event types (docs/requirements.md C21). */
export const mayAnnounce = (role: Role): boolean => role === "admin";

/** Only administrators write in the categories that Parkmate's own notifications of money and system use. */
export const mayUseCategory = (role: Role, category: Category): boolean =>
  role === "admin" || (category !== "system" && category !== "payment");

/** The category of a notification whose author chose none. */
export const defaultCategory = (role: Role): Category => (role === "admin" ? "system" : "message");
