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
