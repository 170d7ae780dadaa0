import type { Notification } from "@/lib/domain/notification/schema";
import type { ServerEvent } from "./connection";
import type { ServerMessages } from "./protocol";

/** A message to a client; `isReply` if it answers a message of the client. */
export interface Outgoing<E extends ServerEvent = ServerEvent> {
  event: E;
  message: ServerMessages[E];
  isReply: boolean;
}
/** Turns a notification into the JSON frame of a dialect. */
type Envelope = (notification: Notification) => object;
/**
 * Turns a message into the JSON frame of a dialect. Null when the message is not sent, because the
 * client would show it as a notification.
 */
export type Dialect = (outgoing: Outgoing) => object | null;

/**
 * The replies, besides errors, that clients accept which treat all other frames as notifications.
 */
const understoodReplies = new Set<ServerEvent>(["pong", "unread_count"]);

const isNotification = (outgoing: Outgoing): outgoing is Outgoing<"new_notification"> =>
  outgoing.event === "new_notification";
const isError = (outgoing: Outgoing): outgoing is Outgoing<"error"> => outgoing.event === "error";
const unchanged = ({ event, message }: Outgoing): object => ({ type: event, ...message });
const dataOf = ({ id, created_at, data }: Notification) => ({
  ...data,
  notification_id: id,
  created_at,
});

/** A dialect that wraps notifications and sends every other message unchanged. */
const withAllMessages =
  (envelope: Envelope): Dialect =>
  (outgoing) =>
    isNotification(outgoing) ? envelope(outgoing.message.notification) : unchanged(outgoing);

/** A dialect that sends wrapped notifications, errors and the understood replies, nothing else. */
const notificationsOnly =
  (
    envelope: Envelope,
    errorFrame: (error: ServerMessages["error"]) => object = (error) => error,
  ): Dialect =>
  (outgoing) => {
    if (isNotification(outgoing)) return envelope(outgoing.message.notification);
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
