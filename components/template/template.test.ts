import { describe, expect, it } from "vitest";
import { isChanged, matches } from "./changed";
import { namesIn } from "@/lib/event/placeholders";
import { insertVariable } from "./insert";

describe("a variable at the cursor", () => {
  it("goes in, over what is selected, and the cursor stands behind it", () => {
    expect(insertVariable("Gone: ", "lot", 6, 6)).toEqual({ text: "Gone: {lot}", caret: 11 });
    expect(insertVariable("Slot X is yours", "slot", 5, 6)).toEqual({
      text: "Slot {slot} is yours",
      caret: 11,
    });
    expect(insertVariable("", "n", 0, 0)).toEqual({ text: "{n}", caret: 3 });
  });

  it("is found again", () =>
    expect(namesIn("{lot}: slot {slot}, { no } {")).toEqual(["lot", "slot"]));
});

describe("the list of templates", () => {
  const own = {
    name: "Cancelled · Driver",
    event_type: "reservation_cancelled",
    audience: "driver",
    delivery_channel: "in_app",
    subject_template: "Cancelled",
    body_template: "Your reservation at {lot} was cancelled",
    is_active: true,
  } as const;

  it("marks what differs from the catalogue and is in force", () => {
    expect(isChanged(own)).toBe(false);
    expect(isChanged({ ...own, subject_template: "Gone" })).toBe(true);
    expect(isChanged({ ...own, subject_template: "Gone", is_active: false })).toBe(false);
  });

  it("is searched by name, event and words", () => {
    expect([
      matches(own, "cancelled driver"),
      matches(own, "reservation_canc"),
      matches(own, "reservation cancelled"),
      matches(own, "owner"),
    ]).toEqual([true, true, true, false]);
    expect(matches(own, "")).toBe(true);
  });
});
