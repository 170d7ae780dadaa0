import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { periodOf } from "./period";
import { priceOf, refundPercent, spanText, termsOf, totalOf } from "./price";

const now = new Date("2026-11-21T04:30:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const lot = {
  free_cancel_minutes: 15,
  late_refund_percent: 50,
  grace_minutes: 0,
  vat_percent: 12,
  max_stay_minutes: 1440,
};

describe("priceOf", () => {
  it("S32 I8: charges elapsed time at the hour's rate, in minor units", () => {
    expect(priceOf(30, 6000, "PHP")).toEqual([{ label: "30 min at ₱60.00/h", amount: 3000 }]);
    expect(totalOf(priceOf(100, 5500, "PHP", 10))).toBe(9167 - 917);
  });
  it("P21: a night of 23 or 25 hours is priced by its real length", () => {
    const spring = periodOf(
      { start: new Date("2027-03-27T23:00:00+01:00"), end: new Date("2027-03-28T23:00:00+02:00") },
      now,
      2000,
    );
    const autumn = periodOf(
      { start: new Date("2027-10-30T23:00:00+02:00"), end: new Date("2027-10-31T23:00:00+01:00") },
      new Date("2027-10-01T00:00:00Z"),
      2000,
    );
    expect([spring, autumn].map((period) => "minutes" in period && period.minutes)).toEqual([
      23 * 60,
      25 * 60,
    ]);
  });
  it("is never negative and grows with time", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 15, max: 43_200 }),
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 0, max: 100 }),
        (minutes, rate, discount) => {
          const total = totalOf(priceOf(minutes, rate, "PHP", discount));
          expect(total).toBeGreaterThanOrEqual(0);
          expect(totalOf(priceOf(minutes + 1, rate, "PHP", discount))).toBeGreaterThanOrEqual(
            total - 1,
          );
        },
      ),
    );
  });
});

describe("terms and refunds", () => {
  it("gives everything back until the free time ends, then half, then nothing", () => {
    const terms = termsOf(lot, "60.00", after(120), now);
    expect(terms.free_cancel_until).toBe(after(105).toISOString());
    const booking = { status: "confirmed" as const, policy: terms };
    expect([0, 104, 106, 121].map((minute) => refundPercent(booking, after(minute), true))).toEqual(
      [100, 100, 50, 0],
    );
    expect(refundPercent(booking, after(121), false)).toBe(100);
  });
  it("allows free cancellation for five minutes after a booking for now", () => {
    const terms = termsOf(lot, "60.00", now, now);
    const booking = { status: "active" as const, policy: terms };
    expect([4, 6].map((minute) => refundPercent(booking, after(minute), true))).toEqual([100, 0]);
  });
  it("refunds everything of a request that nobody has answered", () => {
    const booking = { status: "requested" as const, policy: termsOf(lot, "60.00", now, now) };
    expect(refundPercent(booking, after(6), true)).toBe(100);
  });
});

it("writes a span of time in short words", () =>
  expect([30, 60, 90, 1440].map(spanText)).toEqual(["30 min", "1 h", "1 h 30 min", "24 h"]));
