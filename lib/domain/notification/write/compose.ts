import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { audit } from "@/lib/domain/audit/write";
import { catalogue } from "@/lib/event/catalogue";
import type { Composed } from "@/lib/event/catalogue/system";
import { emit } from "@/lib/event/emit";
import { consume } from "@/lib/http/limits";
import { countAddressees, nextAddressees } from "../read/announcements";
import { getNotification, readerOf } from "../read/notifications";
import { wire } from "../read/wire";
import { faultsOfTimes, mayAnnounce, maySpeakAs, ownCategory } from "../rules";
import type { ComposeRequest } from "../schema";
import { announcements, type Addressees } from "../table";

/** More people than this are told in parts, by a job. */
export const AT_ONCE = 200;
const PER_RECIPIENT = { points: 60, seconds: 3600 };
type Content = Omit<Composed, "recipients">;

/**
 * Writes a notification by hand (C21). To one person it answers with the notification; otherwise with how many get it and the
 * batch. For later, or for very many, a job sends it. Throws 400 for people the author cannot write to.
 */
export async function compose(actor: Actor, request: ComposeRequest) {
  const addressees = checked(actor, request);
  const only = addressees.recipients?.length === 1 ? addressees.recipients[0] : undefined;
  return transaction(
    async (tx) => {
      const total = await countAddressees(actor, addressees);
      refuseUnreachable(addressees, total, request.recipient ? "recipient" : "recipients");
      const content = contentOf(actor, request);
      const waits = request.scheduled_for !== null || total > AT_ONCE;
      if (!waits) {
        const recipients = await nextAddressees(actor, addressees, null, AT_ONCE);
        // Only those whom the author may write to at all count, so that nobody can use up another's share.
        for (const recipient of recipients)
          await consume("notify.recipient", recipient, PER_RECIPIENT);
        emit(request.event_type, { ...content, recipients }, { author: actor.id });
      }
      if (waits || !only) {
        await tx.insert(announcements).values({
          id: content.batch_id,
          author_id: actor.id,
          event_type: request.event_type,
          content,
          addressees,
          recipient_count: total,
          status: waits ? "scheduled" : "sent",
          sent_count: waits ? 0 : total,
          due_at: request.scheduled_for ? new Date(request.scheduled_for) : clock.now(),
        });
      }
      await audit(
        actor,
        "notification.compose",
        { type: "batch", id: content.batch_id },
        { event: request.event_type, recipients: total, title: content.title },
      );
      return { content, total };
    },
    async ({ content, total }) => {
      if (!only)
        return {
          created_count: total,
          batch_id: content.batch_id,
          scheduled_for: content.scheduled_for,
        };
      const reader = await readerOf(only);
      return request.scheduled_for
        ? promised(request.event_type, content, reader)
        : getNotification(reader, content.batch_id);
    },
  );
}

function checked(actor: Actor, request: ComposeRequest): Addressees {
  const { recipient, recipients, role, lot, scheduled_for, expires_at } = request;
  if (!mayAnnounce(actor.role) && (role || request.event_type !== "custom"))
    throw errors.forbidden(
      "Only administrators write to a whole role or in the name of the system.",
    );
  if (request.notification_type && !maySpeakAs(actor.role, request.notification_type))
    throw errors.invalid({ notification_type: ["Only Parkmate itself speaks of this."] });
  const faults = faultsOfTimes(
    scheduled_for ? new Date(scheduled_for) : null,
    expires_at ? new Date(expires_at) : null,
    clock.now(),
  );
  if (Object.keys(faults).length) throw errors.invalid(faults);
  const people = [...new Set([...(recipient ? [recipient] : []), ...(recipients ?? [])])];
  return {
    ...(people.length ? { recipients: people } : {}),
    ...(role ? { role } : {}),
    ...(lot ? { lot } : {}),
  };
}

function refuseUnreachable({ recipients, lot }: Addressees, total: number, field: string): void {
  if (recipients && total < recipients.length)
    throw errors.invalid({ [field]: ["Not everybody here is somebody you can write to."] });
  if (total === 0)
    throw errors.invalid({ [lot ? "lot" : "role"]: ["There is nobody to write to."] });
}

const contentOf = (actor: Actor, request: ComposeRequest): Content => ({
  batch_id: newId(),
  level: request.level,
  priority: request.priority,
  category: request.notification_type ?? ownCategory(actor.role),
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

/** A notification that does not exist yet, as it will be. */
function promised(
  event: ComposeRequest["event_type"],
  content: Content,
  reader: { id: string; name: string },
) {
  const now = clock.now();
  const facts = { ...content, recipients: [reader.id] };
  const { group, dedupe, link } = catalogue[event];
  const row = {
    id: content.batch_id,
    recipient_id: reader.id,
    event_type: event,
    category: content.category,
    level: content.level,
    priority: content.priority,
    title: content.title,
    message: content.message,
    data: {
      ...catalogue[event].data?.(facts),
      notification_id: content.batch_id,
      created_at: now.toISOString(),
    },
    related_type: content.related_type,
    related_id: content.related_id,
    lot_id: content.lot_id,
    action_url: link(facts),
    asks: false,
    author_id: null,
    silent: null,
    scheduled_for: new Date(content.scheduled_for!),
    audience: null,
    group_key: group(facts),
    dedupe_key: dedupe(facts),
    seq: 0,
    born_seq: 0,
    change: "new" as const,
    read_at: null,
    seen_at: null,
    archived_at: null,
    snoozed_until: null,
    wakes_at: null,
    expires_at: content.expires_at ? new Date(content.expires_at) : null,
    resolved: null,
    deleted_at: null,
    created_at: now,
    updated_at: now,
  };
  return {
    ...wire(row, reader, { metadata: true, deliveries: [] }),
    status: "pending" as const,
    status_display: "Pending",
    sent_at: null,
  };
}
