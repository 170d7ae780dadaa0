import { expect, it } from "vitest";
import type { Setting } from "@/lib/domain/preference/schema";
import { changeTo, simpleSwitches, stateOf } from "./simple-switches";

const row = (notification_type: string, on: boolean, change: Partial<Setting> = {}) =>
  ({ notification_type, ...changeTo(on), sms_enabled: false, ...change }) as Setting;
const [reminders, bookings] = simpleSwitches.driver;

it.each([
  ["on", [row("booking", true), row("payment", true)]],
  ["off", [row("booking", false), row("payment", false)]],
  ["mixed", [row("booking", true), row("payment", false)]],
  ["mixed", [row("booking", true, { email_enabled: false }), row("payment", true)]],
])("is %s when its rows are so", (state, rows) => {
  expect(stateOf([...rows, row("system", false)], bookings!)).toBe(state);
});

it("leaves SMS and WhatsApp, which may cost money, as they are", () => {
  expect(stateOf([row("reminder", true)], reminders!)).toBe("on");
  expect(changeTo(true)).toEqual({
    in_app_enabled: true,
    email_enabled: true,
    push_enabled: true,
  });
});
