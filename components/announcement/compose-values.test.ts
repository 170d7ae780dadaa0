import { describe, expect, it } from "vitest";
import { schemaErrors } from "./compose-check";
import {
  audienceOf,
  emptyValues,
  priorityText,
  requestOf,
  type ComposeValues,
} from "./compose-values";

const NOW = new Date("2026-11-21T10:00:00Z");
const LOT = "01920000-0000-7000-8000-000000000001";
const written = { ...emptyValues, title: "Gate B", message: "Gate B is closed today." };
const compose = (change: Partial<ComposeValues> = {}, timezone = "Asia/Manila") =>
  requestOf({ ...written, ...change }, timezone, NOW, schemaErrors);

describe("the audience", () => {
  it("is everybody of a role", () => {
    expect(compose()).toMatchObject({
      request: { role: "driver", event_type: "system_announcement", channels: ["in_app"] },
      errors: {},
    });
  });
  it("is the drivers of a lot", () => {
    expect(compose({ lot: LOT }).request).toMatchObject({
      role: "driver",
      lot: LOT,
      event_type: "custom",
    });
  });
  it("ignores the lot for other roles", () => {
    expect(compose({ role: "owner", lot: LOT }).request).not.toHaveProperty("lot");
  });
  it.each([
    ["owner", LOT, "all owners"],
    ["driver", "", "all drivers"],
    ["driver", LOT, "drivers with an open booking at Lot B"],
  ] as const)("of role %s and lot “%s” is described", (role, lot, text) => {
    expect(audienceOf({ role, lot }, "Lot B")).toBe(text);
  });
});

const URGENT = "urgent: in quiet hours, those who allow it still get";
it.each([
  ["MEDIUM", ["push"], "normal"],
  ["HIGH", ["email", "sms"], `${URGENT} a toast`],
  ["HIGH", ["push"], `${URGENT} a toast and a push`],
] as const)("C13: %s by %j promises what quiet hours allow", (priority, channels, text) => {
  expect(priorityText({ priority, channels: [...channels] })).toBe(text);
});

describe("times", () => {
  it("are those of the author's zone", () => {
    const times = { isLater: true, scheduled: "2026-11-22T08:30", expires: "2026-11-23T08:30" };
    expect(compose(times)).toMatchObject({
      request: { scheduled_for: "2026-11-22T00:30:00Z", expires_at: "2026-11-23T00:30:00Z" },
      errors: {},
    });
  });
  it("ignore a scheduled time while sending immediately", () => {
    expect(compose({ scheduled: "2026-11-22T08:30" }).request.scheduled_for).toBeNull();
  });
});

it.each([
  [
    "a long title without a message and a time",
    { title: "x".repeat(61), message: "", isLater: true },
    {
      title: "At most 60 characters.",
      message: expect.any(String) as string,
      scheduled_for: "Choose a day and a time.",
    },
  ],
  [
    "times in the past",
    { isLater: true, scheduled: "2026-11-21T09:59", expires: "2026-11-21T09:58" },
    {
      scheduled_for: "Choose a time within the next year.",
      expires_at: "The notification would expire before it is sent.",
    },
  ],
])("refuses %s with field errors", (_name, values, errors) => {
  expect(compose(values, "UTC").errors).toEqual(errors);
});
