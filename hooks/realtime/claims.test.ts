import { describe, expect, it } from "vitest";
import { claimIn } from "./claims";

describe("claimIn", () => {
  it("gives a key once", () => {
    const told = claimIn({}, "booking:1:expiring5", 1000);
    expect(told).toEqual({ "booking:1:expiring5": 1000 });
    expect(claimIn(told ?? {}, "booking:1:expiring5", 2000)).toBeNull();
  });
  it("gives it again after the time of keeping, and drops what is old", () => {
    const day = 24 * 60 * 60 * 1000;
    expect(claimIn({ a: 0, b: day }, "a", 2 * day)).toEqual({ b: day, a: 2 * day });
  });
  it("keeps at most 500 keys", () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`k${index}`, index]),
    );
    const next = claimIn(many, "new", 500) ?? {};
    expect(Object.keys(next)).toHaveLength(500);
    expect(next).not.toHaveProperty("k0");
  });
});
