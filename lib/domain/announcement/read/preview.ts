import { clock } from "@/lib/core/clock";
import { together } from "@/lib/core/db";
import { deliveryToWire } from "@/lib/domain/notification/read/deliveries";
import { recipientOf } from "@/lib/domain/notification/read/notifications";
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
  recipientId: string,
  authorId: string,
): Promise<Notification> {
  const { recipient, draft } = await draftFor(eventType, content, recipientId, authorId);
  const { row, decisions } = draft;
  const deliveries = firstDeliveries(row, decisions, row.created_at).map(deliveryToWire);
  return toWire(row, recipient, { metadata: true, deliveries });
}

/** A notification for one person that is sent later, as it would be now. */
export async function scheduledPreview(
  eventType: ComposedType,
  content: Content,
  recipientId: string,
): Promise<Notification> {
  const { recipient, draft } = await draftFor(eventType, content, recipientId, null);
  return {
    ...toWire(draft.row, recipient, { metadata: true, deliveries: [] }),
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
  recipientId: string,
  authorId: string | null,
): Promise<{ recipient: Recipient; draft: Draft }> {
  const payload = { ...content, recipients: [recipientId] };
  const definition = definitionOf(eventType) as unknown as EventDefinition<Record<string, unknown>>;
  const [recipient, preferences, wording] = await together([
    recipientOf(recipientId),
    preferencesOf([recipientId]),
    wordingOf([eventType]),
  ]);
  const draft = draftOf(
    {
      event: { id: content.batch_id, type: eventType, payload, author_id: authorId },
      definition,
      audience: "recipient",
      copy: definition.to.recipient!,
      recipient: recipientId,
      dedupe: definition.dedupe(payload),
    },
    { preferences: preferences.get(recipientId)!, wording, now: clock.now() },
  );
  return { recipient, draft };
}
