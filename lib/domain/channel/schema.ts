import { z } from "zod";
import { id, instant, pageQuery, search } from "@/lib/http/shapes";
import { deliveryStatuses } from "@/lib/domain/notification/values";
import { channels } from "@/lib/event/event";
import { outsideChannels } from "@/lib/domain/preference/values";
import { deliveryKinds } from "./values";

/** A message that had no provider. */
export const caughtMessage = z.object({
  id,
  channel: z.enum(channels),
  address: z.string(),
  subject: z.string(),
  created_at: instant,
});
export type CaughtMessage = z.infer<typeof caughtMessage>;

export const caughtMessageDetail = caughtMessage.extend({
  text: z.string(),
  /** Whether it has HTML as well, which has an address of its own. */
  has_html: z.boolean(),
  files: z.array(z.object({ name: z.string(), type: z.string(), content: z.string() })),
});

export const caughtMessagesQuery = z.strictObject({
  /** Part of the address or of the subject. */
  search: search.optional(),
  ...pageQuery,
});

/** A message to a person outside the app. Addresses are left out: nobody needs them here. */
export const delivery = z.object({
  id,
  kind: z.enum(deliveryKinds),
  channel: z.enum(outsideChannels),
  status: z.enum(deliveryStatuses),
  /** Why it waits or was not sent (docs/api.md). */
  reason: z.string().nullable(),
  /** What the provider said when it last refused the message. */
  error: z.string().nullable(),
  attempts: z.int(),
  /** When it is tried next; null unless it is pending. */
  next_attempt_at: instant.nullable(),
  sent_at: instant.nullable(),
  /** When the provider or a device confirmed that it arrived. */
  delivered_at: instant.nullable(),
  created_at: instant,
  /** The event, or what an account mail is for. */
  event_type: z.string(),
  title: z.string(),
  /** Null when no account has the address; the name then is the masked address. */
  recipient_id: id.nullable(),
  recipient_name: z.string(),
  /** Whether it failed and may be tried again; not once the link of an account mail is over. */
  can_retry: z.boolean(),
});
export type Delivery = z.infer<typeof delivery>;

export const deliveriesQuery = z.strictObject({
  /** Part of the recipient's name or e-mail address. */
  search: search.optional(),
  kind: z.enum(deliveryKinds).optional(),
  channel: z.enum(outsideChannels).optional(),
  status: z.enum(deliveryStatuses).optional(),
  recipient: id.optional(),
  ...pageQuery,
});

export const channelHealth = z.object({
  channel: z.enum(outsideChannels),
  is_set_up: z.boolean(),
  /** Since when the provider has not answered; null while it does. */
  down_since: instant.nullable(),
  /** When one message is tried next while it does not answer. */
  next_probe_at: instant.nullable(),
  error: z.string().nullable(),
  waiting: z.int(),
  /** When the message that has been due the longest was due; null when none is. */
  due_since: instant.nullable(),
  /** The last 24 hours, the oldest first; messages are counted by when they were written. */
  hours: z.array(z.object({ at: instant, sent: z.int(), failed: z.int() })),
});
export type ChannelHealth = z.infer<typeof channelHealth>;
export const channelHealthList = z.object({ results: z.array(channelHealth) });

export const failedOfChannel = z.strictObject({ channel: z.enum(outsideChannels) });
export const retriedCount = z.object({ retried: z.int() });

/** What Meta asks with; the names are Meta's. */
export const whatsappVerification = z.strictObject({
  "hub.mode": z.literal("subscribe"),
  "hub.verify_token": z.string().max(200),
  "hub.challenge": z.string().max(200),
});

/** What Meta posts, as far as it is read (Cloud API, webhooks, `messages`). */
export const whatsappStatuses = z.object({
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          value: z.object({
            statuses: z
              .array(
                z.object({
                  id: z.string(),
                  status: z.string(),
                  errors: z.array(z.object({ code: z.number() })).optional(),
                }),
              )
              .optional(),
          }),
        }),
      ),
    }),
  ),
});
