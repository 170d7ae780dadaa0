import { z } from "zod";
import { roles } from "@/lib/core/actor";
import { composedTypes } from "@/lib/domain/notification/rules";
import { category, channel, level, notification, priority } from "@/lib/domain/notification/schema";
import { channels } from "@/lib/event/event";
import { forbids, id, instant, neither, visibleText } from "@/lib/http/shapes";

const inAppPath = /^\/(?![/\\])[^\\\u0000-\u001f]*$/;
const linkNames = ["link", "url", "href", "action_url"] as const;
const datum = z.union([z.string(), z.number(), z.boolean()]).nullable().optional();
/** Data for other programs. A link in it must be a path of this site (docs/security.md S21). */
const extraData = z
  .strictObject({
    notification_id: datum,
    created_at: datum,
    booking_id: datum,
    reservation_id: datum,
    number: datum,
    lot_id: datum,
    parking_lot: datum,
    slot_id: datum,
    slot: datum,
    gate: datum,
    vehicle_number: datum,
    start_time: datum,
    end_time: datum,
    amount: datum,
    currency: datum,
    payment_id: datum,
    ticket: datum,
    ticket_id: datum,
    ticket_title: datum,
    reason: datum,
    note: datum,
    link: datum,
    url: datum,
    href: datum,
    action_url: datum,
  })
  .refine((data) => JSON.stringify(data).length <= 4096, "At most 4 KiB.")
  .refine(
    (data) =>
      linkNames.every(
        (name) =>
          data[name] === undefined ||
          (typeof data[name] === "string" && inAppPath.test(data[name])),
      ),
    "A link has to be a path of this site.",
  );

/** A notification that a person writes: to one person, several, a role, or the drivers of a lot. */
export const composeRequest = z
  .strictObject({
    recipient: id.optional(),
    recipients: z.array(id).min(1).max(500).optional(),
    role: z.enum(roles).optional(),
    lot: id.optional(),
    event_type: z.enum(composedTypes).default("custom"),
    level: level.default("info"),
    priority: priority.default("MEDIUM"),
    title: visibleText(60),
    message: visibleText(2000),
    data: extraData.default({}),
    notification_type: category.optional(),
    related_object_type: z.enum(["booking", "lot"]).nullable().default(null),
    related_object_id: id.nullable().default(null),
    channels: z.array(channel).max(channels.length).default(["in_app"]),
    scheduled_for: instant.nullable().default(null),
    expires_at: instant.nullable().default(null),
  })
  .refine((given) => given.recipient ?? given.recipients ?? given.role ?? given.lot, {
    error: "Say who gets it: recipient, recipients, role or lot.",
    path: ["recipient"],
  })
  .meta(forbids(neither("recipient", "recipients", "role", "lot")));
export type ComposeRequest = z.output<typeof composeRequest>;
export const composed = z.union([
  notification,
  z.object({ created_count: z.int(), batch_id: id, scheduled_for: instant.nullable() }),
]);

/** To whom an announcement is to go: a role, or its people at a lot. */
export const audienceQuery = z.strictObject({ role: z.enum(roles), lot: id.optional() });
export const audience = z.object({ count: z.int() });

export const announcement = z.object({
  id,
  event_type: z.enum(composedTypes),
  title: z.string(),
  message: z.string(),
  level,
  audience: z.string(),
  due_at: instant,
  status: z.enum(["scheduled", "sent", "cancelled"]),
  sent_count: z.int(),
  recipient_count: z.int(),
  author_name: z.string(),
  created_at: instant,
});
export type Announcement = z.infer<typeof announcement>;
