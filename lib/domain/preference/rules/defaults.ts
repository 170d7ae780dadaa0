import { weekdays, type WeeklyHours } from "@/lib/core/weekly-hours";
import type { Channel } from "@/lib/event/event";
import type { QuietHours } from "../schema";
import { DEFAULT_TOAST_SECONDS } from "../values";

/** SMS and WhatsApp, which may cost the person money, are off until switched on. */
export const settingDefaults = {
  email_enabled: true,
  sms_enabled: false,
  in_app_enabled: true,
  push_enabled: true,
  whatsapp_enabled: false,
  digest: "off",
  sound_enabled: true,
} as const;

const everyNight = Object.fromEntries(
  weekdays.map((day) => [day, [{ start: "22:00", end: "07:00" }]]),
) as WeeklyHours;
export const deliveryDefaults = {
  quiet_hours: { enabled: false, bypass_high: true, weekly: everyNight } as QuietHours,
  toast_seconds: DEFAULT_TOAST_SECONDS,
  sound: false,
  vibration: true,
  desktop: true,
  channels: {} as Partial<Record<Channel, boolean>>,
  escalation_minutes: 3,
  paused_until: null as Date | null,
};
