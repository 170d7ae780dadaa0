import { describe, expect, it } from "vitest";
import { leadMinutes, startReminderOf } from "./reminders";

const at = (text: string) => new Date(`2026-11-26T${text}:00Z`);
const booking = { status: "confirmed" as const, start_time: at("04:00"), end_time: at("05:00") };

describe("startReminderOf", () => {
  it("is due thirty minutes before the start, and useless five minutes later", () => {
    expect(startReminderOf(booking, at("02:00"))).toEqual({
      due_at: at("03:30"),
      useless_at: at("03:35"),
    });
  });

  it.each([
    ["once it was due", booking, "03:30"],
    ["of a booking that is not confirmed", { ...booking, status: "requested" as const }, "02:00"],
  ])("is none %s", (_name, one, now) => {
    expect(startReminderOf(one, at(now))).toBeNull();
  });
});

it.each([
  ["04:55", 5],
  ["04:00", 60],
])("leadMinutes of a warning at %s is %i", (due, minutes) => {
  expect(leadMinutes(booking, at(due))).toBe(minutes);
});
