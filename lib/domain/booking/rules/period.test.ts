import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOfBlock } from "./deadline";
import { paidPeriod, periodOf } from "./period";

const now = new Date("2026-11-21T04:30:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe("periodOf", () => {
  it("reads no start, and a start within the last minute, as now", () => {
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
          const blocked = endOfBlock(
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
