import type { Role } from "@/lib/core/actor";
import type { Setting, SettingChange } from "@/lib/domain/preference/schema";
import type { Category } from "@/lib/event/event";

export interface SimpleSwitch {
  title: string;
  note: string;
  /** The rows of the grid that it stands for. */
  categories: readonly Category[];
}

const news: SimpleSwitch = {
  title: "News",
  note: "Announcements and maintenance",
  categories: ["system"],
};
const bookings = (title: string): SimpleSwitch => ({
  title,
  note: "Confirmed, paid, changed, cancelled",
  categories: ["booking", "payment"],
});
const reminders: SimpleSwitch = {
  title: "Reminders",
  note: "Before your stay begins and before it ends",
  categories: ["reminder"],
};

/** The switches that answer what most people want. */
export const simpleSwitches: Record<Role, readonly SimpleSwitch[]> = {
  driver: [reminders, bookings("My bookings"), news],
  owner: [bookings("Bookings of my lots"), news],
  staff: [bookings("Bookings of my lots"), news],
  admin: [bookings("Bookings and payments"), { ...news, note: "New owners and maintenance" }],
};

/** The channels that a simple switch turns on and off; the others cost money and stay as chosen. */
const keys = ["in_app_enabled", "email_enabled", "push_enabled"] as const;

export type SwitchState = "on" | "off" | "mixed";

/** Whether the rows that a switch stands for are all on, all off, or differ. */
export function stateOf(settings: readonly Setting[], { categories }: SimpleSwitch): SwitchState {
  const values = settings
    .filter((one) => categories.includes(one.notification_type))
    .flatMap((one) => keys.map((key) => one[key]));
  if (values.every(Boolean)) return "on";
  return values.some(Boolean) ? "mixed" : "off";
}

/** What turning a switch on or off writes to each of its rows. */
export const changeTo = (on: boolean): SettingChange =>
  Object.fromEntries(keys.map((key) => [key, on]));
