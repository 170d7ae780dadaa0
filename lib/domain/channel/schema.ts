import { z } from "zod";
import { id, instant, pageQuery, search } from "@/lib/http/shapes";
import { channels } from "@/lib/event/event";

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
