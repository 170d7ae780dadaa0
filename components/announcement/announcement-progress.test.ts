import { expect, it } from "vitest";
import { isSending, reachText } from "./announcement-progress";

it.each([
  ["scheduled", 0, 1, "for 1 person"],
  ["scheduled", 0, 12, "for 12 people"],
  ["scheduled", 3, 12, "reached 3 of 12 people"],
  ["sent", 12, 12, "reached 12 people"],
  ["sent", 0, 12, "reached nobody"],
  ["cancelled", 3, 12, "reached 3 of 12 people"],
  ["cancelled", 0, 12, "reached nobody"],
] as const)("says of a %s announcement with %i of %i: %s", (...args) => {
  const [status, sent_count, recipient_count, text] = args;
  expect(reachText({ status, sent_count, recipient_count })).toBe(text);
});

it("is sending from the first recipient until it is sent", () => {
  const at = (status: "scheduled" | "sent", sent_count: number) =>
    isSending({ status, sent_count, recipient_count: 12 });
  expect([at("scheduled", 0), at("scheduled", 3), at("sent", 12)]).toEqual([false, true, false]);
});
