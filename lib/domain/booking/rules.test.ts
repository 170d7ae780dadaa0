import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blockedUntil,
  canMove,
  paidPeriod,
  periodOf,
  priceOf,
  refundPercent,
  spanText,
  termsOf,
  totalOf,
  whatCan,
} from "./rules";
import { bookingStatuses, occupying } from "./schema";

const now = new Date("2026-11-21T04:30:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const lot = {
  free_cancel_minutes: 15,
  late_refund_percent: 50,
  grace_minutes: 0,
  max_stay_minutes: 1440,
};

describe("periodOf", () => {
  it("takes no start, and one of the last minute, as now", () => {
    expect(periodOf({ minutes: 30 }, now, 1440)).toEqual({
      start: now,
      end: after(30),
      minutes: 30,
      startsNow: "fixed_length",
    });
    expect(periodOf({ start: after(-0.5), end: after(60) }, now, 1440)).toEqual({
      start: now,
      end: after(60),
      minutes: 60,
      startsNow: "fixed_end",
    });
    expect(periodOf({ start: after(90), minutes: 30 }, now, 1440)).toMatchObject({
      start: after(90),
      end: after(120),
      startsNow: "no",
    });
  });
  it.each([
    [{ start: after(-5), minutes: 30 }, "start_in_past"],
    [{ start: after(20), end: after(10) }, "invalid_range"],
    [{ end: after(10) }, "too_short"],
    [{ minutes: 1441 }, "max_stay"],
    [{ start: after(181 * 1440), minutes: 30 }, "too_far_ahead"],
  ])("refuses %o", (requested, code) =>
    expect(periodOf(requested, now, 1440)).toMatchObject({ code }),
  );
});

describe("priceOf", () => {
  it("S32 I8: charges elapsed time at the hour's rate, in minor units", () => {
    expect(priceOf(30, 6000, "PHP")).toEqual([{ label: "30 min at ₱60.00/h", amount: 3000 }]);
    expect(totalOf(priceOf(100, 5500, "PHP", 10))).toBe(9167 - 917);
  });
  it("P21: a night of 23 or 25 hours costs what it lasts", () => {
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
    expect([0, 104, 106, 121].map((minute) => refundPercent(terms, after(minute), true))).toEqual([
      100, 100, 50, 0,
    ]);
    expect(refundPercent(terms, after(121), false)).toBe(100);
  });
  it("gives five minutes to change one's mind about a booking for now", () => {
    const terms = termsOf(lot, "60.00", now, now);
    expect([4, 6].map((minute) => refundPercent(terms, after(minute), true))).toEqual([100, 0]);
  });
});

describe("paid time", () => {
  const booking = { start_time: now, end_time: after(30), minutes: 30 };
  it("C23 N9 U7: begins when it is paid, not when it was asked for", () => {
    expect(paidPeriod({ ...booking, starts_now: "fixed_length" }, after(7))).toEqual({
      start: after(7),
      end: after(37),
    });
    expect(paidPeriod({ ...booking, starts_now: "fixed_end" }, after(7))).toEqual({
      start: after(7),
      end: after(30),
    });
    expect(paidPeriod({ ...booking, starts_now: "no" }, after(7))).toEqual({
      start: now,
      end: after(30),
    });
  });
  it("always fits into what the hold blocked", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 15, max: 600 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        (minutes, hold, paidAfter) => {
          fc.pre(paidAfter <= hold);
          const blocked = blockedUntil(
            { end: after(minutes), minutes, startsNow: "fixed_length" },
            after(hold),
          );
          expect(
            paidPeriod(
              { start_time: now, end_time: after(minutes), minutes, starts_now: "fixed_length" },
              after(paidAfter),
            ).end <= blocked,
          ).toBe(true);
        },
      ),
    );
  });
});

describe("who may do what", () => {
  const subject = {
    driver_id: "d",
    owner_id: "o",
    owner_can_verify: true,
    end_time: after(30),
    vehicle_number: "T 1",
  };
  const can = (
    id: string,
    role: "driver" | "owner" | "staff" | "admin",
    status: (typeof bookingStatuses)[number],
  ) => whatCan({ id, role }, { ...subject, status }, now);
  it("lets strangers and staff do nothing", () => {
    for (const status of bookingStatuses)
      for (const [id, role] of [
        ["x", "driver"],
        ["x", "owner"],
        ["x", "staff"],
      ] as const) {
        expect(Object.values(can(id, role, status)).some(Boolean), `${role} ${status}`).toBe(false);
      }
  });
  it("lets drivers cancel and renew, keepers decide", () => {
    expect(can("d", "driver", "active")).toMatchObject({
      cancel: true,
      decline: false,
      verify: false,
      renew: false,
    });
    expect(can("d", "driver", "expired")).toMatchObject({ cancel: false, renew: true });
    expect(
      whatCan(
        { id: "d", role: "driver" },
        { ...subject, vehicle_number: null, status: "cancelled" },
        now,
      ).renew,
      "a hold that was let go",
    ).toBe(false);
    expect(can("o", "owner", "requested")).toMatchObject({
      approve: true,
      decline: true,
      verify: false,
    });
    expect(can("a", "admin", "pending_payment")).toMatchObject({ verify: true, decline: true });
    expect(
      whatCan(
        { id: "o", role: "owner" },
        { ...subject, owner_can_verify: false, status: "pending_payment" },
        now,
      ).verify,
    ).toBe(false);
  });
});

it("a booking that has ended never occupies its slot again", () => {
  for (const from of bookingStatuses)
    for (const to of bookingStatuses) {
      if (canMove(from, to) && !(occupying as readonly string[]).includes(from))
        throw new Error(`${from} → ${to}`);
    }
  expect(canMove("active", "expired")).toBe(true);
});

it("spans are short words", () =>
  expect([30, 60, 90, 1440].map(spanText)).toEqual(["30 min", "1 h", "1 h 30 min", "24 h"]));
