import { newId } from "@/lib/core/id";
import { definitionOf, type EventType, type Payload } from "./catalogue";
import { byParkmate } from "./catalogue/system";
import { emit } from "./emit";
import type { Audience, Level } from "./event";
import { namedRecipients } from "./recipients";

/** The payload of an event, without the list of its recipients where it has one. */
export type NotifyData<T extends EventType> =
  Payload<T> extends { recipients: string[] } ? Omit<Payload<T>, "recipients"> : Payload<T>;

interface Notify<T extends EventType> {
  /** The id of the person. */
  recipient: string;
  event: T;
  data: NotifyData<T>;
  /** The person whose act this is. */
  author?: string | null;
}

/**
 * Notifies one person of an event of the catalogue (docs/notify.md). It is emitted in the running
 * transaction: the notification exists exactly when that commits. Throws outside a transaction, for
 * data that does not fit the event, and when the event does not name this person.
 */
export function notify<T extends EventType>({ recipient, event, data, author }: Notify<T>): void {
  const { to } = definitionOf(event)!;
  const payload = { ...(data as object), ...(to.recipient && { recipients: [recipient] }) };
  const audience = (Object.keys(to) as Audience[]).find((one) =>
    namedRecipients(one, payload)?.includes(recipient),
  );
  if (!audience) throw new Error(`The event ${event} does not name ${recipient}.`);
  emit(event, payload as Payload<T>, { author: author ?? null, audiences: [audience] });
}

interface Message {
  userId: string;
  level: Level;
  /** What the toast says. */
  message: string;
  title?: string;
}

/** Shows a person a text in the app (docs/notify.md). Throws as `notify` does. */
export const sendWsNotification = ({ userId, level, message, title = "Parkmate" }: Message): void =>
  notify({
    recipient: userId,
    event: "custom",
    data: {
      ...byParkmate,
      batch_id: newId(),
      level,
      title,
      message,
      priority: "MEDIUM",
      category: "system",
      channels: ["in_app"],
    },
  });
