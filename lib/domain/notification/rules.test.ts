import { expect, it } from "vitest";
import { faultsOfTimes, isWithinAYear, mayReword, maySpeakAs } from "./rules";

const now = new Date("2026-11-21T12:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

it("C21: times lie ahead, within a year, and an end after its beginning", () => {
  expect([0, 1, 366, 367].map((days) => isWithinAYear(inDays(days), now))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(faultsOfTimes(null, null, now)).toEqual({});
  expect(faultsOfTimes(inDays(1), inDays(2), now)).toEqual({});
  expect(Object.keys(faultsOfTimes(inDays(-1), null, now))).toEqual(["scheduled_for"]);
  expect(
    [faultsOfTimes(inDays(2), inDays(1), now), faultsOfTimes(null, inDays(-1), now)].map(
      Object.keys,
    ),
  ).toEqual([["expires_at"], ["expires_at"]]);
});

it("C20: words are their author's, the system's every administrator's, and what nobody wrote nobody's", () => {
  const [ana, ada, owner] = [
    { id: "ana", role: "admin" },
    { id: "ada", role: "admin" },
    { id: "owner", role: "owner" },
  ] as const;
  const may = (event_type: string, author_id: string | null) =>
    [ana, ada, owner].map((actor) => mayReword(actor, { event_type, author_id }));
  expect(may("custom", "ana")).toEqual([true, false, false]);
  expect(may("custom", "owner")).toEqual([false, false, true]);
  expect(may("system_announcement", "ana")).toEqual([true, true, false]);
  expect(may("payment_verified", null)).toEqual([false, false, false]);
});

it("C21: of money and of itself only Parkmate speaks", () => {
  expect(maySpeakAs("owner", "payment")).toBe(false);
  expect(maySpeakAs("owner", "booking")).toBe(true);
  expect(maySpeakAs("admin", "system")).toBe(true);
});
