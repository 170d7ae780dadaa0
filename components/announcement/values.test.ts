import { describe, expect, it } from "vitest";
import { audienceOf, empty, requestOf } from "./values";

const written = { ...empty, title: "Gate B", message: "Gate B is closed today." };
const now = new Date("2026-11-21T10:00:00Z");
const lot = "01920000-0000-7000-8000-000000000001";

describe("what the composer asks for", () => {
  it("goes to a role, or to the drivers of a lot", () => {
    expect(requestOf(written, "Asia/Manila", now)).toMatchObject({
      request: {
        role: "driver",
        event_type: "system_announcement",
        channels: ["in_app"],
        scheduled_for: null,
      },
      errors: {},
    });
    expect(requestOf({ ...written, lot }, "Asia/Manila", now).request).toMatchObject({
      role: "driver",
      lot,
      event_type: "custom",
    });
    expect(
      requestOf({ ...written, role: "owner", lot }, "Asia/Manila", now).request,
    ).not.toHaveProperty("lot");
    expect([
      audienceOf({ role: "owner", lot }, "Lot B"),
      audienceOf({ role: "driver", lot }, "Lot B"),
    ]).toEqual(["all owners", "drivers with an open booking at Lot B"]);
  });

  it("means times in the author's zone", () => {
    expect(
      requestOf(
        { ...written, isLater: true, scheduled: "2026-11-22T08:30", expires: "2026-11-23T08:30" },
        "Asia/Manila",
        now,
      ),
    ).toMatchObject({
      request: { scheduled_for: "2026-11-22T00:30:00Z", expires_at: "2026-11-23T00:30:00Z" },
      errors: {},
    });
    expect(
      requestOf({ ...written, scheduled: "2026-11-22T08:30" }, "Asia/Manila", now).request
        .scheduled_for,
    ).toBeNull();
  });

  it("is refused beside its fields", () => {
    expect(
      requestOf({ ...empty, title: "x".repeat(61), isLater: true }, "UTC", now).errors,
    ).toEqual({
      title: "At most 60 characters.",
      message: expect.any(String),
      scheduled_for: "Choose a day and a time.",
    });
    expect(
      requestOf(
        { ...written, isLater: true, scheduled: "2026-11-21T09:59", expires: "2026-11-21T09:58" },
        "UTC",
        now,
      ).errors,
    ).toEqual({
      scheduled_for: "Choose a time within the next year.",
      expires_at: "It would be over before anybody reads it.",
    });
  });
});
