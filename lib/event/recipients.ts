import { createHash } from "node:crypto";
import type { Audience } from "./event";

type Facts = Record<string, unknown>;

/** The ids in an audience that the event itself names; null when the audience is all of a role. */
export function namedRecipients(audience: Audience, facts: Facts): string[] | null {
  if (audience === "driver") return [facts.driver_id as string];
  if (audience === "owner") return [facts.owner_id as string];
  if (audience === "recipient") return facts.recipients as string[];
  return null;
}

/** Characters of the event's id that the notification's begins with, and of the hash after them. */
const KEPT = 24;
const HASHED = 12;

/**
 * The id of an event's notification for a recipient. It follows from both, so that the answer of an
 * act can name its author's notifications before they are written. It begins as the event's id
 * does, with the time. The author of a notification for one person has its id already: that of the
 * batch.
 */
export function notificationId(eventId: string, recipientId: string, facts: Facts): string {
  const { recipients, batch_id } = facts;
  if (Array.isArray(recipients) && recipients.length === 1 && typeof batch_id === "string")
    return batch_id;
  const hash = createHash("sha256").update(`${eventId} ${recipientId}`).digest("hex");
  return eventId.slice(0, KEPT) + hash.slice(0, HASHED);
}
