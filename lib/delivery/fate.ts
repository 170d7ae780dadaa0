import { digestBatch } from "@/lib/domain/notification/steps/first-deliveries";
import { decideEvent } from "@/lib/domain/preference/steps/decide-event";
import { isOffered, replacesWhatIsShown, type Outgoing } from "./outgoing";

/** What becomes of a claimed delivery at the moment of sending. */
export type Fate =
  | { kind: "send" }
  | { kind: "cancel"; reason: string }
  | { kind: "wait"; until: Date; reason: string; batch: string | null };

const cancel = (reason: string): Fate => ({ kind: "cancel", reason });

/** Decides anew when a message is about to leave (docs/data.md I6, I11). */
export function fateOf(outgoing: Outgoing, now: Date): Fate {
  const { delivery, person } = outgoing;
  if (person.isDeleted) return cancel("no_address");
  const noticed = delivery.unless_read ? noticedBy(outgoing, now) : undefined;
  if (noticed) return cancel(noticed);
  if (replacesWhatIsShown(outgoing) && !outgoing.hasPredecessor)
    return cancel("nothing_to_replace");
  if (isOutdated(outgoing, now)) return cancel("expired");
  return wishOf(outgoing, now);
}

/**
 * The act by which its recipient has noticed it, as a reason; undefined when there was none. A push
 * is not needed either once the open list has shown the notification.
 */
function noticedBy({ delivery, notification }: Outgoing, now: Date): string | undefined {
  const { read_at, archived_at, snoozed_until, deleted_at, seen_at } = notification;
  if (read_at) return "read_in_app";
  if (deleted_at) return "deleted";
  if (archived_at) return "archived";
  if (snoozed_until && snoozed_until > now) return "snoozed";
  return delivery.channel === "push" && seen_at ? "seen_in_app" : undefined;
}

function isOutdated({ notification, definition, facts, booking }: Outgoing, now: Date) {
  if (notification.expires_at && notification.expires_at <= now) return true;
  if (notification.asks && notification.resolved) return true;
  if (!definition.trueUntil) return false;
  const until = definition.trueUntil(facts);
  const isOver = until !== null && new Date(until) <= now;
  return isOver || !isAsTold(booking, facts);
}

/** Whether a booking still has what the words about it depend on. */
const isAsTold = (booking: Outgoing["booking"], facts: Outgoing["facts"]): boolean =>
  booking !== null &&
  booking.status === facts.status &&
  booking.slot_id === facts.slot_id &&
  (["start_time", "end_time", "hold_until"] as const).every(
    (name) => booking[name]?.getTime() === momentOf(facts[name]),
  );

const momentOf = (fact: unknown) =>
  typeof fact === "string" ? new Date(fact).getTime() : undefined;

function wishOf(outgoing: Outgoing, now: Date): Fate {
  const { delivery, definition, copy, facts, person } = outgoing;
  const { channel } = delivery;
  const escalatedTo = isOffered(outgoing) ? undefined : channel;
  const about = { definition, copy, facts, escalatedTo };
  const { decisions } = decideEvent(about, person.preferences, now);
  const decision = decisions.channels[channel];
  if (decision.willSend) return { kind: "send" };
  const { because: reason, isHeld, until } = decision;
  if (reason === "digest" && delivery.batch !== null) return { kind: "send" };
  if (!isHeld || !until) return cancel(reason);
  const batch = reason === "digest" ? digestBatch(person.id, until) : null;
  return { kind: "wait", until, reason, batch };
}
