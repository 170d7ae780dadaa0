import { z } from "zod";
import { audiences, categories, channels } from "@/lib/event/event";
import { id, instant, pageQuery, queryBool, text } from "@/lib/http/shapes";

const version = z.object({
  version: z.int(),
  subject_template: z.string(),
  body_template: z.string(),
  is_active: z.boolean(),
  by: z.string(),
  created_at: instant,
});

/** The words of one event for one audience on one channel; built-in until an admin changes them. */
export const template = z.object({
  id,
  name: z.string(),
  event_type: z.string(),
  notification_type: z.enum(categories),
  audience: z.enum(audiences),
  delivery_channel: z.enum(channels),
  subject_template: z.string(),
  body_template: z.string(),
  is_active: z.boolean(),
  version: z.int(),
  variables: z.array(z.string()),
  /** Only when a single template is read; newest first. */
  versions: z.array(version).optional(),
  created_at: instant,
  updated_at: instant,
});
export type Template = z.infer<typeof template>;

export const templatesQuery = z.strictObject({
  notification_type: z.enum(categories).optional(),
  event_type: z.string().max(50).optional(),
  delivery_channel: z.enum(channels).optional(),
  is_active: queryBool.optional(),
  ...pageQuery,
});
export const templateChange = z
  .strictObject({
    subject_template: text(200, 1),
    body_template: text(2000, 1),
    is_active: z.boolean(),
    /** The version that the change began from. */
    if_version: z.int().min(1),
  })
  .partial();
export type TemplateChange = z.infer<typeof templateChange>;
/** `data` replaces sample facts; the texts are an unsaved draft. */
export const previewRequest = z
  .strictObject({
    data: z.record(z.string(), z.unknown()),
    subject_template: z.string().max(200),
    body_template: z.string().max(2000),
  })
  .partial()
  .optional();
export const preview = z.object({
  subject: z.string(),
  body: z.string(),
  toast: z.string(),
  errors: z.array(z.string()),
});
export type Preview = z.infer<typeof preview>;
