import { expect, it } from "vitest";
import { findJustEnded } from "./just-ended";

const now = Date.parse("2026-11-21T06:00:00Z");
const minute = 60_000;
type Candidate = Parameters<typeof findJustEnded>[0][number];

const ended = (ago: number, change: Partial<Candidate> = {}): Candidate => ({
  id: "a",
  status: "expired",
  end_time: new Date(now - ago).toISOString(),
  renewed_from: null,
  can: { renew: true, cancel: false, approve: false, decline: false, verify: false } as never,
  ...change,
});
const notRenewable = { can: { renew: false } as never };

it.each([
  ["has just ended", ended(minute), [], true],
  ["ends in this second by the server's clock", ended(-4000), [], true],
  ["still runs", ended(-6000), [], false],
  ["ended half an hour ago", ended(30 * minute), [], false],
  ["cannot be renewed", ended(minute, notRenewable), [], false],
  ["is called active by a stale list", ended(10, { ...notRenewable, status: "active" }), [], true],
  ["is in the live list", ended(minute), [ended(minute)], false],
  ["was renewed", ended(minute), [ended(-minute, { id: "b", renewed_from: "a" })], false],
])("a booking that %s", (_, booking, live, shown) => {
  expect(findJustEnded([booking], live, now)).toBe(shown ? booking : undefined);
});
