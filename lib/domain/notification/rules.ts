import type { Actor, Role } from "@/lib/core/actor";
import type { Category } from "@/lib/event/event";
import { composedTypes } from "./schema";

/** What is allowed with notifications. Pure; browser-safe. */
const YEAR_MS = 366 * 86_400_000;

/** For how far ahead somebody may put a notification off, or write one. */
export const isWithinAYear = (moment: Date, now: Date): boolean =>
  moment > now && moment.getTime() <= now.getTime() + YEAR_MS;

/** What is wrong with when a written notification goes out and when it ends, by field. */
export function faultsOfTimes(
  due: Date | null,
  end: Date | null,
  now: Date,
): Record<string, string[]> {
  return {
    ...(due &&
      !isWithinAYear(due, now) && { scheduled_for: ["Choose a time within the next year."] }),
    ...(end &&
      end <= (due ?? now) && { expires_at: ["It would be over before anybody reads it."] }),
  };
}

/** Who may write to a whole role, or in the name of the system (C21). */
export const mayAnnounce = (role: Role): boolean => role === "admin";

/** Of money and of itself only Parkmate speaks: nobody shall pass a note of theirs off as its word. */
export const maySpeakAs = (role: Role, category: Category): boolean =>
  role === "admin" || (category !== "system" && category !== "payment");

/** Whose the words of a written notification are: its author's, and of the system's every administrator's (C20). Of what no person wrote, nobody's. */
export const mayReword = (
  actor: Pick<Actor, "id" | "role">,
  { author_id, event_type }: { author_id: string | null; event_type: string },
): boolean =>
  isComposed(event_type) &&
  (author_id === actor.id || (event_type !== "custom" && mayAnnounce(actor.role)));

const isComposed = (event: string) => (composedTypes as readonly string[]).includes(event);

/** The category of a notification whose author named none. */
export const ownCategory = (role: Role): Category => (role === "admin" ? "system" : "message");
