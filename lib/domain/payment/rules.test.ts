import { describe, expect, it } from "vitest";
import { decisionOf, percentOf, snapshotOf, sumByMethod } from "./rules";

const payment = {
  id: "01920000-0000-7000-8000-000000000001",
  method: "cash",
  status: "pending",
  amount: 6000,
  decided_by_name: null,
  decided_at: null,
} as const;
const decided = { decided_by_name: "Olga", decided_at: new Date("2026-11-21T12:30:00Z") };

describe("sumByMethod", () => {
  it("adds up the payments of a method and dates them by the last one", () => {
    const part = (method: "card" | "cash", amount: number, day: number) => ({
      method,
      amount,
      refunded: 100,
      paid_at: new Date(Date.UTC(2026, 10, day)),
    });
    expect(
      sumByMethod([part("card", 6000, 21), part("cash", 500, 22), part("card", 3000, 23)]),
    ).toEqual([{ ...part("card", 9000, 23), refunded: 200 }, part("cash", 500, 22)]);
    expect(sumByMethod([])).toEqual([]);
  });
});

describe("snapshotOf", () => {
  it("copies the amounts of an open payment, which nobody has verified", () => {
    expect(snapshotOf(payment)).toEqual({
      id: payment.id,
      method: "cash",
      status: "pending",
      amount: 6000,
      refunded: 0,
      verified_by: null,
      verified_at: null,
    });
  });

  it.each(["succeeded", "refunded"] as const)("names who verified cash that is %s", (status) => {
    expect(snapshotOf({ ...payment, ...decided, status })).toMatchObject({
      verified_by: "Olga",
      verified_at: "2026-11-21T12:30:00.000Z",
    });
  });

  it("does not call the person who declined cash its verifier", () => {
    expect(snapshotOf({ ...payment, ...decided, status: "declined" }).verified_by).toBeNull();
  });

  it("does not call the moment of a card's charge a verification", () => {
    const charged = { ...payment, method: "card", status: "succeeded" } as const;
    expect(snapshotOf({ ...charged, decided_at: decided.decided_at }).verified_at).toBeNull();
  });

  it("states what was refunded", () => {
    expect(snapshotOf(payment, 1500)).toMatchObject({ amount: 6000, refunded: 1500 });
  });
});

describe("percentOf", () => {
  it.each([
    [6000, 100, 6000],
    [6000, 50, 3000],
    [6000, 0, 0],
    [101, 50, 51],
    [33, 10, 3],
  ])("of %i minor units, %i %% is %i", (amount, percent, share) => {
    expect(percentOf(amount, percent)).toBe(share);
  });
});

describe("decisionOf", () => {
  it.each([
    ["succeeded", "verified"],
    ["refunded", "verified"],
    ["declined", "declined"],
    ["cancelled", "cancelled"],
    ["failed", "failed"],
  ] as const)("reads %s as %s", (status, outcome) => {
    expect(decisionOf(status)).toBe(outcome);
  });
});
