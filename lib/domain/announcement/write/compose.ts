import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { alongside, hint, insertRow, transaction } from "@/lib/core/db";
import { HOUR_S } from "@/lib/core/duration";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { audit } from "@/lib/domain/audit/write";
import { emit } from "@/lib/event/emit";
import { consume } from "@/lib/http/limits";
import { countAddressees, nextAddressees } from "../read/addressees";
import { scheduledPreview, sentPreview } from "../read/preview";
import { defaultCategory, mayAnnounce, mayUseCategory, PART_SIZE, timeErrors } from "../rules";
import type { ComposeRequest } from "../schema";
import { ANNOUNCEMENT_JOB } from "./send";
import { announcements, type Addressees, type Content } from "../table";

/** How many notifications that people write one recipient may get. */
const PER_RECIPIENT = { points: 60, seconds: HOUR_S };

/**
 * Writes a notification to people (docs/requirements.md C21). One for later, or for more people
 * than fit into one part, is stored as an announcement that a job sends. Returns the notification
 * when it is for one person, otherwise the number of recipients and the batch. Throws 403 for an
 * audience or event type, and 400 for a recipient, category or time that the author may not use;
 * 429 when a recipient has got too many.
 */
export async function composeNotification(actor: Actor, request: ComposeRequest) {
  requireAllowed(actor, request);
  const addressees = addresseesOf(request);
  const onlyRecipient = addressees.recipients?.length === 1 ? addressees.recipients[0] : undefined;
  const content = contentOf(actor, request);
  return transaction(
    async () => {
      const nearest = await nextAddressees(actor, addressees, null, PART_SIZE);
      const total =
        nearest.length < PART_SIZE ? nearest.length : await countAddressees(actor, addressees);
      requireReachable(request, addressees, total);
      const isSentNow = request.scheduled_for === null && total <= PART_SIZE;
      if (isSentNow) await send(actor, request, nearest, content);
      const isStored = !isSentNow || !onlyRecipient;
      if (!isSentNow) hint("jobs", ANNOUNCEMENT_JOB);
      if (isStored)
        alongside(
          insertRow(announcements, {
            id: content.batch_id,
            author_id: actor.id,
            event_type: request.event_type,
            content,
            addressees,
            recipient_count: total,
            status: isSentNow ? "sent" : "scheduled",
            sent_count: isSentNow ? total : 0,
            due_at: request.scheduled_for ? new Date(request.scheduled_for) : clock.now(),
          }),
        );
      audit(
        actor,
        "notification.compose",
        { type: "batch", id: content.batch_id },
        { event: request.event_type, recipients: total, title: content.title },
      );
      return total;
    },
    async (total) => {
      const { batch_id, scheduled_for } = content;
      if (!onlyRecipient) return { created_count: total, batch_id, scheduled_for };
      return scheduled_for
        ? scheduledPreview(request.event_type, content, onlyRecipient)
        : sentPreview(request.event_type, content, onlyRecipient, actor.id);
    },
  );
}

function requireAllowed(actor: Actor, request: ComposeRequest): void {
  const { role, event_type, notification_type, scheduled_for, expires_at } = request;
  if (!mayAnnounce(actor.role) && (role || event_type !== "custom"))
    throw errors.forbidden(
      "Only administrators write to a whole role or in the name of the system.",
    );
  if (notification_type && !mayUseCategory(actor.role, notification_type))
    throw errors.invalid({ notification_type: ["Only administrators may use this category."] });
  const faults = timeErrors(
    scheduled_for ? new Date(scheduled_for) : null,
    expires_at ? new Date(expires_at) : null,
    clock.now(),
  );
  if (Object.keys(faults).length) throw errors.invalid(faults);
}

function addresseesOf({ recipient, recipients = [], role, lot }: ComposeRequest): Addressees {
  const people = [...new Set([...(recipient ? [recipient] : []), ...recipients])];
  return {
    ...(people.length ? { recipients: people } : {}),
    ...(role ? { role } : {}),
    ...(lot ? { lot } : {}),
  };
}

function requireReachable(
  request: ComposeRequest,
  { recipients, lot }: Addressees,
  total: number,
): void {
  if (recipients && total < recipients.length)
    throw errors.invalid({
      [request.recipient ? "recipient" : "recipients"]: [
        "You may not write to every recipient chosen here.",
      ],
    });
  if (total === 0)
    throw errors.invalid({ [lot ? "lot" : "role"]: ["There is nobody to write to."] });
}

async function send(
  actor: Actor,
  request: ComposeRequest,
  recipients: string[],
  content: Content,
): Promise<void> {
  // Only people within reach are counted: an author who may not write to somebody must not use up
  // the limit of another author.
  for (const recipient of recipients) await consume("notify.recipient", recipient, PER_RECIPIENT);
  emit(request.event_type, { ...content, recipients }, { author: actor.id });
}

const contentOf = (actor: Actor, request: ComposeRequest): Content => ({
  batch_id: newId(),
  level: request.level,
  priority: request.priority,
  category: request.notification_type ?? defaultCategory(actor.role),
  title: request.title,
  message: request.message,
  channels: request.channels,
  data: request.data,
  related_type: request.related_object_type,
  related_id: request.related_object_id,
  lot_id: request.lot ?? (request.related_object_type === "lot" ? request.related_object_id : null),
  expires_at: request.expires_at,
  scheduled_for: request.scheduled_for,
  by_name: actor.name,
});
