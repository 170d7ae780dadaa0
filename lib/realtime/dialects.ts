import type { Notification } from "@/lib/domain/notification/schema";
import type { ServerEvent } from "./connection";
import type { ServerMessages } from "./protocol";

/** A message to a client; `isReply` if it answers a message of the client. */
export interface Outgoing<E extends ServerEvent = ServerEvent> {
  event: E;
  message: ServerMessages[E];
  isReply: boolean;
}
type Envelope = (notification: Notification) => object;
/** The frame for a client of this dialect; null for what it would take for a notification. */
export type Dialect = (outgoing: Outgoing) => object | null;

/** Replies that clients understand who take every other frame for a notification. */
const understoodReplies = new Set<ServerEvent>(["pong", "unread_count"]);

const isNew = (outgoing: Outgoing): outgoing is Outgoing<"new_notification"> =>
  outgoing.event === "new_notification";
const isError = (outgoing: Outgoing): outgoing is Outgoing<"error"> => outgoing.event === "error";
const unchanged = ({ event, message }: Outgoing): object => ({ type: event, ...message });
const dataOf = ({ id, created_at, data }: Notification) => ({
  ...data,
  notification_id: id,
  created_at,
});

/** Sends every message; notifications in an envelope of the dialect. */
const withAllMessages =
  (envelope: Envelope): Dialect =>
  (outgoing) =>
    isNew(outgoing) ? envelope(outgoing.message.notification) : unchanged(outgoing);

/** Sends notifications, errors and the replies above; nothing else. */
const notificationsOnly =
  (
    envelope: Envelope,
    errorFrame: (error: ServerMessages["error"]) => object = (error) => error,
  ): Dialect =>
  (outgoing) => {
    if (isNew(outgoing)) return envelope(outgoing.message.notification);
    if (isError(outgoing)) return errorFrame(outgoing.message);
    return outgoing.isReply && understoodReplies.has(outgoing.event) ? unchanged(outgoing) : null;
  };

/** The envelope that each of the five kinds of clients expects (docs/requirements.md C18). */
export const dialects: Record<string, Dialect> = {
  s0: notificationsOnly((one) => ({
    type: one.event_type,
    message: one.message,
    data: dataOf(one),
  })),
  // Its client calls `notify[level](message)` for each frame, also for errors.
  s1: notificationsOnly(
    ({ level, message }) => ({ level, message }),
    ({ message }) => ({ level: "error", message }),
  ),
  s2: notificationsOnly((one) => ({
    type: "notification",
    message: one.message,
    data: { event_type: one.event_type, ...dataOf(one) },
  })),
  s3: unchanged,
  s4: withAllMessages((one) => ({
    notification_type: one.event_type,
    message: one.message,
    ticket: one.ticket === null ? null : { id: one.ticket, title: one.ticket_title },
    timestamp: one.created_at,
    title: one.title,
    data: dataOf(one),
  })),
};
export const DEFAULT_DIALECT = "s3";
