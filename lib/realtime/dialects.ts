import type { Notification } from "@/lib/domain/notification/schema";
import type { ServerEvent } from "./connection";
import type { ServerMessages } from "./protocol";

/** One message for the wire; `isAsked` when it answers the client's own. */
export interface Outgoing<E extends ServerEvent = ServerEvent> {
  event: E;
  message: ServerMessages[E];
  isAsked: boolean;
}
type Envelope = (notification: Notification) => object;
/** The frame as a client of this dialect reads it; null for what it would take for a notification. */
export type Dialect = (outgoing: Outgoing) => object | null;

/** What a client of a quiet dialect may have asked for; it takes every other frame for a notification. */
const answers = new Set<ServerEvent>(["pong", "unread_count"]);

const isNew = (outgoing: Outgoing): outgoing is Outgoing<"new_notification"> =>
  outgoing.event === "new_notification";
const isError = (outgoing: Outgoing): outgoing is Outgoing<"error"> => outgoing.event === "error";
const asItIs = ({ event, message }: Outgoing): object => ({ type: event, ...message });
const dataOf = ({ id, created_at, data }: Notification) => ({
  ...data,
  notification_id: id,
  created_at,
});

/** Everything, but notifications in an envelope of their own. */
const talkative =
  (envelope: Envelope): Dialect =>
  (outgoing) =>
    isNew(outgoing) ? envelope(outgoing.message.notification) : asItIs(outgoing);

/** Notifications, errors and what was asked for. */
const quiet =
  (
    envelope: Envelope,
    refusal: (error: ServerMessages["error"]) => object = (error) => error,
  ): Dialect =>
  (outgoing) => {
    if (isNew(outgoing)) return envelope(outgoing.message.notification);
    if (isError(outgoing)) return refusal(outgoing.message);
    return outgoing.isAsked && answers.has(outgoing.event) ? asItIs(outgoing) : null;
  };

/** The outer envelopes of the five kinds of clients (C18); what is inside is the same. */
export const dialects: Record<string, Dialect> = {
  s0: quiet((one) => ({ type: one.event_type, message: one.message, data: dataOf(one) })),
  // Its client calls `notify[level](message)` on whatever comes.
  s1: quiet(
    ({ level, message }) => ({ level, message }),
    ({ message }) => ({ level: "error", message }),
  ),
  s2: quiet((one) => ({
    type: "notification",
    message: one.message,
    data: { event_type: one.event_type, ...dataOf(one) },
  })),
  s3: asItIs,
  s4: talkative((one) => ({
    notification_type: one.event_type,
    message: one.message,
    ticket: one.ticket === null ? null : { id: one.ticket, title: one.ticket_title },
    timestamp: one.created_at,
    title: one.title,
    data: dataOf(one),
  })),
};
export const DEFAULT_DIALECT = "s3";
