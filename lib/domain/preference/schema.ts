import { z } from "zod";
import { categories, channels } from "@/lib/event/event";
import { END_WARNING_CHOICES, MAX_END_WARNINGS } from "@/lib/event/reminder-times";
import {
  id,
  instant,
  pageQuery,
  published,
  putBody,
  queryBool,
  timezone,
  weeklyHours,
} from "@/lib/http/shapes";

export const digests = ["off", "hourly", "daily"] as const;
export const muteScopes = ["lot", "booking", "ticket", "thread"] as const;
export type MuteScope = (typeof muteScopes)[number];

const category = z.enum(categories);
const switches = {
  email_enabled: z.boolean(),
  sms_enabled: z.boolean(),
  in_app_enabled: z.boolean(),
  push_enabled: z.boolean(),
  whatsapp_enabled: z.boolean(),
  digest: z.enum(digests),
  sound_enabled: z.boolean(),
};

export const setting = z.object({
  id,
  notification_type: category,
  notification_type_display: z.string(),
  ...switches,
  /** Events of the category that cannot be switched off in the app. */
  locked_events: z.array(z.string()),
  created_at: instant,
  updated_at: instant,
});
export type Setting = z.infer<typeof setting>;
export const settingsQuery = z.strictObject({
  any_enabled: queryBool.optional(),
  all_disabled: queryBool.optional(),
  ...pageQuery,
});
export const settingUpsert = z.strictObject({
  notification_type: category,
  ...z.strictObject(switches).partial().shape,
});
export type SettingUpsert = z.infer<typeof settingUpsert>;
export const settingChange = settingUpsert.partial();
export type SettingChange = z.infer<typeof settingChange>;
export const bulkUpdate = z.strictObject({
  preferences: z.array(putBody(settingUpsert, setting)).min(1).max(categories.length),
});

export const quietHours = z.strictObject({
  enabled: z.boolean(),
  bypass_high: z.boolean().default(true),
  weekly: weeklyHours,
});
export type QuietHours = z.infer<typeof quietHours>;

/** How many minutes before the end of a booking its driver is warned. */
const reminderMinutes = z
  .array(z.union(END_WARNING_CHOICES.map((minutes) => z.literal(minutes))))
  .min(1)
  .max(MAX_END_WARNINGS)
  .refine((all) => new Set(all).size === all.length, "Each of them once.")
  .meta(published({ uniqueItems: true }));

const deliveryFields = {
  timezone,
  reminder_minutes: reminderMinutes,
  quiet_hours: quietHours,
  toast_seconds: z.union([z.literal(4), z.literal(8), z.literal(0)]),
  sound: z.boolean(),
  vibration: z.boolean(),
  desktop: z.boolean(),
  channels: z.partialRecord(z.enum(channels), z.boolean()),
  /** An urgent notification that is unread for so long goes to one more channel; 0: never. */
  escalation_minutes: z.int().min(0).max(60),
  /** Until when everything is paused; null when it is not. */
  paused_until: instant.nullable(),
};
export const deliverySettings = z.object({
  ...deliveryFields,
  active_now: z.boolean(),
  next_change_at: instant.nullable(),
});
export type DeliverySettings = z.infer<typeof deliverySettings>;
/** `quiet_hours` is partial too: a page left open must not write back outdated values. */
export const deliveryChange = z
  .strictObject({
    ...deliveryFields,
    /** Null is the same as 0. */
    escalation_minutes: deliveryFields.escalation_minutes.nullable(),
    quiet_hours: z
      .strictObject({
        enabled: z.boolean(),
        bypass_high: z.boolean(),
        weekly: quietHours.shape.weekly,
      })
      .partial(),
  })
  .partial();
export type DeliveryChange = z.infer<typeof deliveryChange>;

export const muteTarget = z.strictObject({ scope: z.enum(muteScopes), id });
export const muteRequest = z.strictObject({
  ...muteTarget.shape,
  until: instant.nullable().default(null),
});
export const mute = z.object({
  scope: z.enum(muteScopes),
  id,
  name: z.string(),
  until: instant.nullable(),
  created_at: instant,
});
export type Mute = z.infer<typeof mute>;

/** The code of a link in an e-mail (read/unsubscribe-token). */
export const unsubscribeParams = z.strictObject({
  signed: z.string().regex(/^[\w-]{44}$/),
});

export const explainQuery = z.strictObject({ event_type: z.string().max(50), lot: id.optional() });
const decision = z.object({
  will_send: z.boolean(),
  because: z.string(),
  until: instant.nullable(),
});
export const explanation = z.object({
  event_type: z.string(),
  notification_type: category,
  locked: z.string().nullable(),
  channels: z.record(z.string(), decision),
  alert: decision,
});
export type Explanation = z.infer<typeof explanation>;
