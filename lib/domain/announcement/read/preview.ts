import { clock } from "@/lib/core/clock";
import { deliveryToWire } from "@/lib/domain/notification/read/deliveries";
import { toWire, type Recipient } from "@/lib/domain/notification/read/wire";
import type { ComposedType } from "@/lib/domain/notification/rules";
import type { Notification } from "@/lib/domain/notification/schema";
import { draftOf, type Draft } from "@/lib/domain/notification/steps/draft";
import { firstDeliveries } from "@/lib/domain/notification/steps/first-deliveries";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import { wordingOf } from "@/lib/domain/template/read/wording";
import { definitionOf } from "@/lib/event/catalogue";
import type { EventDefinition } from "@/lib/event/event";
import type { Content } from "../table";

/**
 * A notification for one person as its author gets it in the answer. Its row is written after that,
 * and only then its `seq` is known.
 */
export async function sentPreview(
  eventType: ComposedType,
  content: Content,
  recipient: Recipient,
  authorId: string,
): Promise<Notification> {
  const { row, decisions } = await draftFor(eventType, content, recipient, authorId);
  const deliveries = firstDeliveries(row, decisions, row.created_at).map(deliveryToWire);
  return toWire(row, recipient, { metadata: true, deliveries });
}

/** A notification for one person that is sent later, as it would be now. */
export async function scheduledPreview(
  eventType: ComposedType,
  content: Content,
  recipient: Recipient,
): Promise<Notification> {
  const { row } = await draftFor(eventType, content, recipient, null);
  return {
    ...toWire(row, recipient, { metadata: true, deliveries: [] }),
    status: "pending",
    status_display: "Pending",
    is_read: false,
    read_at: null,
    sent_at: null,
  };
}

async function draftFor(
  eventType: ComposedType,
  content: Content,
  recipient: Recipient,
  authorId: string | null,
): Promise<Draft> {
  const payload = { ...content, recipients: [recipient.id] };
  const definition = definitionOf(eventType) as unknown as EventDefinition<Record<string, unknown>>;
  const preferences = await preferencesOf([recipient.id]);
  const wording = await wordingOf([eventType]);
  return draftOf(
    {
      event: { id: content.batch_id, type: eventType, payload, author_id: authorId },
      definition,
      audience: "recipient",
      copy: definition.to.recipient!,
      recipient: recipient.id,
      dedupe: definition.dedupe(payload),
    },
    { preferences: preferences.get(recipient.id)!, wording, now: clock.now() },
  );
}
