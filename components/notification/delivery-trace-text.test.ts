import { expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import { reasonText, traceStepText } from "./delivery-trace-text";

const row = { title: "Cancelled", event_type: "reservation_cancelled" } as Notification;
const LOCKED = "A slot that you counted on is gone, or free again.";
const textOf = (step: string, channel: "in_app" | "email" | null, detail: string) =>
  traceStepText({ at: "2026-11-21T10:00:00Z", step, channel, detail }, row, "UTC", LOCKED);

it("says who it was for, and why it cannot be switched off", () => {
  expect(textOf("created", null, "reservation_cancelled, for you as owner")).toEqual({
    title: "Cancelled",
    text:
      "It is about your lot. " +
      "It cannot be switched off: a slot that you counted on is gone, or free again.",
  });
});

it.each([
  ["sent", "in_app", "stored in the bell", { title: "Added to your bell", text: "" }],
  ["sent", "email", "", { title: "E-mail sent", text: "" }],
  [
    "cancelled",
    "email",
    "read_in_app",
    { title: "E-mail not sent", text: "You read it in the app first" },
  ],
  [
    "waiting",
    "email",
    "quiet_hours until 2020-01-02T07:00:00.000Z",
    { title: "E-mail not sent yet", text: "Until Thu 2 Jan 2020 07:00: your quiet hours" },
  ],
  ["escalated", null, "to the owner", { title: "Escalated", text: "to the owner" }],
  ["constructor", null, "", { title: "Constructor", text: "" }],
] as const)("describes a step %s of %s (%s)", (step, channel, detail, expected) => {
  expect(textOf(step, channel, detail)).toEqual(expected);
});

it("shows an unknown reason as it is", () => {
  expect(reasonText("some_new_reason")).toBe("some new reason");
});
