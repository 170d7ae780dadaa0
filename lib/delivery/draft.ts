import { newId } from "@/lib/core/id";
import type { notifications } from "@/lib/domain/notification/table";
import {
  decideDelivery,
  targetsOf,
  type DeliveryDecisions,
  type Preferences,
} from "@/lib/domain/preference/rules";
import type { Wording } from "@/lib/domain/template/read/wording";
import { evaluate, type About } from "@/lib/event/event";
import { render } from "@/lib/event/placeholders";
import { wordsOf } from "@/lib/event/words";
import { availableChannels } from "./channels";
import { bookingData } from "./data";
import type { Facts, PlannedNotification } from "./plan";
import type { RecipientRow } from "./recipients";

interface Circumstances {
  preferences: Preferences;
  wording: Wording;
  now: Date;
}

type Row = typeof notifications.$inferInsert & { id: string };
export interface Draft {
  row: Row;
  decisions: DeliveryDecisions;
  now: Date;
}

/** The notification's row, with the decision on each channel. Takes the recipient's next `seq`. */
export function draftOf(
  planned: PlannedNotification,
  recipient: RecipientRow,
  { preferences, wording, now }: Circumstances,
): Draft {
  const { event, definition, copy } = planned;
  const facts = event.payload;
  const about = definition.about?.(facts) ?? aboutBooking(facts);
  const category = evaluate(definition.category, facts);
  const priority = evaluate(copy.priority ?? definition.priority, facts);
  const decisions = decideDelivery(
    {
      channels: evaluate(copy.channels, facts),
      category,
      priority,
      isLocked: definition.lockedReason !== undefined,
      about: targetsOf(about),
    },
    preferences,
    availableChannels,
    now,
  );
  const id = idGivenBy(facts) ?? newId();
  const seq = (recipient.seq += 1);
  const row: Row = {
    id,
    recipient_id: recipient.id,
    category,
    priority,
    related_type: about.type,
    related_id: about.id,
    lot_id: about.lot_id,
    ...factsOf(planned),
    ...textsOf(planned, recipient, wording, { id, now }),
    ...stateOf(planned, recipient, decisions, now),
    seq,
    born_seq: seq,
    change: "new",
    created_at: now,
    updated_at: now,
  };
  return { row, decisions, now };
}

/** The columns that follow from the event alone. */
const factsOf = ({ event, definition, audience, copy, dedupe }: PlannedNotification) => ({
  event_type: event.type,
  audience,
  group_key: definition.group(event.payload),
  dedupe_key: dedupe,
  action_url: (copy.link ?? definition.link)(event.payload),
  asks: copy.asks?.(event.payload) ?? false,
  author_id: audience === "recipient" ? event.author : null,
  scheduled_for: instantOf(event.payload.scheduled_for),
  expires_at: instantOf(event.payload.expires_at),
});

/** Title, message and `data`, as the recipient reads them. */
function textsOf(
  { event, definition, audience, copy }: PlannedNotification,
  recipient: RecipientRow,
  wording: Wording,
  { id, now }: { id: string; now: Date },
) {
  const words = wordsOf(definition, event.payload, recipient, event.author);
  const { subject, body } = wording(event.type, audience, "in_app");
  return {
    title: render(subject, words),
    message: render(body, words),
    data: {
      ...(definition.data ?? bookingData)(event.payload),
      ...(copy.detail ? { detail: render(copy.detail, words) } : {}),
      notification_id: id,
      created_at: now.toISOString(),
    },
  };
}

/**
 * Level, silence and read state. The author of an act knows of it already; what a recipient
 * switched off in the app is stored as read, for the history only.
 */
function stateOf(
  { event, definition, copy }: PlannedNotification,
  recipient: RecipientRow,
  { channels, alert }: DeliveryDecisions,
  now: Date,
) {
  const isOwnAct = definition.isReadForAuthor === true && event.author === recipient.id;
  const level = evaluate(copy.level ?? definition.level, event.payload);
  return {
    level: isOwnAct ? ("confirm" as const) : level,
    silent: alert.willSend ? null : alert.because,
    read_at: isOwnAct || !channels.in_app.willSend ? now : null,
  };
}

const aboutBooking = (facts: Facts): About => ({
  type: "booking",
  id: String(facts.booking_id),
  lot_id: String(facts.lot_id),
});

const instantOf = (value: unknown) => (typeof value === "string" ? new Date(value) : null);

/** The id that the author of a notification for one person has got in the answer; else null. */
const idGivenBy = ({ recipients, batch_id }: Facts): string | null =>
  Array.isArray(recipients) && recipients.length === 1 && typeof batch_id === "string"
    ? batch_id
    : null;
