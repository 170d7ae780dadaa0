import { expect, it } from "vitest";
import { weekdays } from "@/lib/core/weekly-hours";
import type { QuietHours } from "@/lib/domain/preference/schema";
import { quietState } from "./quiet-state";

const everyDay = (...ranges: QuietHours["weekly"]["mon"]) =>
  Object.fromEntries(weekdays.map((day) => [day, ranges])) as QuietHours["weekly"];
const night = everyDay({ start: "22:00", end: "07:00" });
const allDay = everyDay({ start: "00:00", end: "00:00" });
// 23:00 and 18:00 in Manila.
const AT_NIGHT = "2026-11-21T15:00:00Z";
const IN_THE_EVENING = "2026-11-21T10:00:00Z";

it.each([
  ["during the night", night, AT_NIGHT, true, /^Active now until .*07:00$/],
  ["before the night", night, IN_THE_EVENING, false, /^Starts at .*22:00$/],
  ["without an end", allDay, AT_NIGHT, true, /^Active now, all week$/],
  ["without hours", everyDay(), AT_NIGHT, false, /^No hours chosen yet$/],
])("describes quiet hours %s", (...[, weekly, now, active, text]) => {
  const quiet_hours = { enabled: true, bypass_high: true, weekly };
  expect(quietState({ timezone: "Asia/Manila", quiet_hours }, new Date(now))).toEqual({
    active,
    text: expect.stringMatching(text) as string,
  });
});

it("says when quiet hours are off", () => {
  const quiet_hours = { enabled: false, bypass_high: true, weekly: night };
  const state = quietState({ timezone: "Asia/Manila", quiet_hours }, new Date(AT_NIGHT));
  expect(state).toEqual({ active: false, text: "Off" });
});
