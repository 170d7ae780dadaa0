import { newId } from "@/lib/core/id";
import type { deliveries, notifications } from "@/lib/domain/notification/table";
import {
  resolve,
  targetsOf,
  type ChannelDecision,
  type DeliveryDecisions,
  type Preferences,
} from "@/lib/domain/preference/rules";
import type { Wording } from "@/lib/domain/template/read/wording";
import type { PendingEvent } from "@/lib/event/emit";
import {
  given,
  type About,
  type Audience,
  type Channel,
  type Copy,
  type EventDefinition,
} from "@/lib/event/event";
import { render } from "@/lib/event/placeholders";
import { wordsOf } from "@/lib/event/render";
import { availableChannels } from "./channels";

export type Facts = Record<string, unknown>;
export interface PlannedNotification {
  event: PendingEvent;
  definition: EventDefinition<Facts>;
  audience: Audience;
  copy: Copy<Facts>;
  recipient: string;
  dedupe: string;
}
/** A person whose row is locked; `seq` counts up with every row that is written for them. */
export interface RecipientRow {
  id: string;
  timezone: string;
  seq: number;
}
type Row = typeof notifications.$inferInsert & { id: string };
export interface Draft {
  row: Row;
  resolution: DeliveryDecisions;
  now: Date;
}

/** One notification for one person: its words, what it is about, and the decision on every channel it could go. */
export function draftOf(
  planned: PlannedNotification,
  reader: RecipientRow,
  preferences: Preferences,
  wording: Wording,
  now: Date,
): Draft {
  const { event, definition, audience, copy, dedupe } = planned;
  const facts = event.payload;
  const words = wordsOf(definition, facts, reader, event.author);
  const { subject, body } = wording(event.type, audience, "in_app");
  const about = definition.about?.(facts) ?? bookingAbout(facts);
  const [category, priority] = [
    given(definition.category, facts),
    given(copy.priority ?? definition.priority, facts),
  ];
  const resolution = resolve(
    {
      channels: given(copy.channels, facts),
      category,
      priority,
      locked: Boolean(definition.locked),
      about: targetsOf(about),
    },
    preferences,
    availableChannels,
    now,
  );
  // The author of an act reads of it as done; what the person does not want in the bell is kept there without a badge.
  const isAuthors = definition.authorRead === true && event.author === reader.id;
  const isRead = isAuthors || !resolution.channels.in_app.send;
  const id = ownId(facts) ?? newId();
  const seq = (reader.seq += 1);
  return {
    resolution,
    now,
    row: {
      id,
      recipient_id: reader.id,
      event_type: event.type,
      category,
      priority,
      level: isAuthors ? "confirm" : given(copy.level ?? definition.level, facts),
      title: render(subject, words),
      message: render(body, words),
      data: {
        ...(definition.data ?? bookingData)(facts),
        ...detailOf(copy, words),
        notification_id: id,
        created_at: now.toISOString(),
      },
      audience,
      related_type: about.type,
      related_id: about.id,
      lot_id: about.lot_id,
      group_key: definition.group(facts),
      dedupe_key: dedupe,
      action_url: (copy.link ?? definition.link)(facts),
      asks: copy.asks?.(facts) ?? false,
      author_id: audience === "recipient" ? event.author : null,
      silent: resolution.alert.send ? null : resolution.alert.because,
      scheduled_for: instantOf(facts.scheduled_for),
      expires_at: instantOf(facts.expires_at),
      seq,
      born_seq: seq,
      change: "new",
      read_at: isRead ? now : null,
      created_at: now,
      updated_at: now,
    },
  };
}

/** The row of every channel that the event offers: sent, waiting, or not sent and why. */
export function deliveriesOf({ row, resolution, now }: Draft): (typeof deliveries.$inferInsert)[] {
  return (Object.entries(resolution.channels) as [Channel, ChannelDecision][])
    .filter(([, decision]) => decision.because !== "not_offered")
    .map(([channel, decision]) => ({
      notification_id: row.id,
      recipient_id: row.recipient_id,
      channel,
      ...stateOf(channel, decision, now),
    }));
}

function stateOf(channel: Channel, decision: ChannelDecision, now: Date) {
  if (channel === "in_app" && decision.send)
    return { status: "sent" as const, sent_at: now, next_attempt_at: now };
  if (decision.send)
    return {
      status: "queued" as const,
      next_attempt_at: new Date(now.getTime() + decision.waitMinutes * 60_000),
    };
  return {
    status: decision.isHeld ? ("queued" as const) : ("cancelled" as const),
    reason: decision.because,
    next_attempt_at: decision.until ?? now,
  };
}

const bookingAbout = (facts: Facts): About => ({
  type: "booking",
  id: String(facts.booking_id),
  lot_id: String(facts.lot_id),
});
const instantOf = (value: unknown) => (typeof value === "string" ? new Date(value) : null);
const detailOf = (copy: Copy<Facts>, words: Record<string, string>) =>
  copy.detail ? { detail: render(copy.detail, words) } : {};

/** A notification written to one person carries the id that its author was told. */
const ownId = (facts: Facts) =>
  Array.isArray(facts.recipients) &&
  facts.recipients.length === 1 &&
  typeof facts.batch_id === "string"
    ? facts.batch_id
    : null;

/** S0.21's shape first, then what an event adds; nothing about people other than its reader may be in here. */
function bookingData(facts: Facts): Facts {
  const {
    booking_id,
    number,
    status,
    lot_id,
    lot_name,
    slot_code,
    vehicle_number,
    start_time,
    end_time,
    amount,
    currency,
    hold_until,
    reason,
    refund,
    payment_id,
    renewed_from,
  } = facts;
  return {
    reservation_id: booking_id,
    parking_lot: lot_name,
    start_time,
    end_time,
    booking_id,
    booking_number: number,
    status,
    lot_id,
    slot: slot_code,
    vehicle_number,
    amount,
    currency,
    ...(hold_until ? { hold_until } : {}),
    ...(reason ? { reason } : {}),
    ...(refund ? { refund } : {}),
    ...(payment_id ? { payment_id } : {}),
    ...(renewed_from ? { renewed_from } : {}),
  };
}
