import { expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import { reasonWords, stepWords } from "./why-words";

const row = { title: "Cancelled", event_type: "reservation_cancelled" } as Notification;
const words = (step: string, channel: "in_app" | "email" | null, detail: string) =>
  stepWords({ at: "2026-11-21T10:00:00Z", step, channel, detail }, row, "UTC");

it("says for whom it was, and why it cannot be switched off", () => {
  expect(words("created", null, "reservation_cancelled, for you as owner")).toEqual({
    title: "Cancelled",
    text: "It is about your lot. It cannot be switched off: a slot that you counted on is gone, or free again.",
  });
});

it("says what became of each channel", () => {
  expect(words("sent", "in_app", "stored in the bell").title).toBe("Put into your bell");
  expect(words("cancelled", "email", "read_in_app")).toEqual({
    title: "E-mail not sent",
    text: "You read it here first",
  });
  expect(words("waiting", "email", "quiet_hours until 2020-01-02T07:00:00.000Z")).toEqual({
    title: "E-mail waits",
    text: "Until Thu 2 Jan 07:00: your quiet hours",
  });
});

it("never swallows what it does not know", () => {
  expect(words("escalated", null, "to the owner")).toEqual({
    title: "Escalated",
    text: "to the owner",
  });
  expect(reasonWords("some_new_reason")).toBe("some new reason");
});
