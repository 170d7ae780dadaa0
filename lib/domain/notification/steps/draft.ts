import type {
  DeliveryDecisions,
  Preferences,
  Reason,
} from "@/lib/domain/preference/rules/delivery";
import { decideEvent } from "@/lib/domain/preference/steps/decide-event";
import type { Wording } from "@/lib/domain/template/read/wording";
import { evaluate, type Audience, type Copy, type EventDefinition } from "@/lib/event/event";
import { render } from "@/lib/event/placeholders";
import { notificationId } from "@/lib/event/recipients";
import type { Resolution } from "@/lib/event/resolution";
import { placeholderValuesOf } from "@/lib/event/placeholder-values";
import type { NotificationRow } from "../table";
import { bookingData } from "./data";

type Facts = Record<string, unknown>;

/** One notification of an event for one recipient, before it is written. */
export interface PlannedNotification {
  event: { id: string; type: string; payload: Facts; author_id: string | null };
  definition: EventDefinition<Facts>;
  audience: Audience;
  copy: Copy<Facts>;
  recipient: string;
  dedupe: string;
}

interface Circumstances {
  preferences: Preferences;
  wording: Wording;
  now: Date;
  /** The answer of a later event that is dispatched at the same time. */
  resolved?: Resolution["resolved"] | undefined;
}

export interface Draft {
  row: NotificationRow;
  event_id: string;
  decisions: DeliveryDecisions;
  preferences: Preferences;
}

/** The state of a notification that nobody has touched. */
const untouched = {
  seen_at: null,
  archived_at: null,
  snoozed_until: null,
  wakes_at: null,
  deleted_at: null,
} satisfies Partial<NotificationRow>;

/** The notification's row, still without its `seq`, and the decision on each channel. */
export function draftOf(
  planned: PlannedNotification,
  { preferences, wording, now, resolved }: Circumstances,
): Draft {
  const { event, definition, copy } = planned;
  const facts = event.payload;
  const { about, category, priority, decisions } = decideEvent(
    { definition, copy, facts },
    preferences,
    now,
  );
  const id = notificationId(event.id, planned.recipient, facts);
  const row: NotificationRow = {
    ...untouched,
    id,
    recipient_id: planned.recipient,
    category,
    priority,
    related_type: about.type,
    related_id: about.id,
    lot_id: about.lot_id,
    ...factsOf(planned),
    ...textsOf(planned, preferences.timezone, wording, { id, now }),
    ...stateOf(planned, decisions, now),
    ...(resolved ? { resolved, read_at: now } : { resolved: null }),
    seq: 0,
    born_seq: 0,
    change: "new",
    created_at: now,
    updated_at: now,
  };
  return { row, event_id: event.id, decisions, preferences };
}

/** The columns that follow from the event alone. */
const factsOf = ({ event, definition, audience, copy, dedupe }: PlannedNotification) => ({
  event_type: event.type,
  audience,
  group_key: definition.group(event.payload),
  dedupe_key: dedupe,
  action_url: (copy.link ?? definition.link)(event.payload),
  asks: copy.asks?.(event.payload) ?? false,
  author_id: audience === "recipient" ? event.author_id : null,
  scheduled_for: instantOf(event.payload.scheduled_for),
  expires_at: instantOf(event.payload.expires_at),
});

/** Title, message and `data`, as the recipient reads them. */
function textsOf(
  { event, definition, audience, copy, recipient }: PlannedNotification,
  timezone: string,
  wording: Wording,
  { id, now }: { id: string; now: Date },
) {
  const reader = { id: recipient, timezone };
  const values = placeholderValuesOf(definition, event.payload, reader, event.author_id);
  const { subject, body } = wording(event.type, audience, "in_app");
  return {
    title: render(subject, values),
    message: render(body, values),
    data: {
      ...(definition.data ?? bookingData)(event.payload),
      ...(copy.detail ? { detail: render(copy.detail, values) } : {}),
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
  { event, definition, copy, recipient }: PlannedNotification,
  { channels, alert }: DeliveryDecisions,
  now: Date,
) {
  const isAuthor = event.author_id === recipient;
  const ownAct = isAuthor ? evaluate(definition.ownAct, event.payload) : undefined;
  const level = evaluate(copy.level ?? definition.level, event.payload);
  return {
    level: ownAct === "confirm" ? ownAct : level,
    silent: silenceOf(alert, ownAct === "silent"),
    read_at: ownAct || !channels.in_app.willSend ? now : null,
  };
}

function silenceOf(alert: DeliveryDecisions["alert"], isOwnAct: boolean): Reason | null {
  if (!alert.willSend) return alert.because;
  return isOwnAct ? "own_act" : null;
}

const instantOf = (value: unknown) => (typeof value === "string" ? new Date(value) : null);
