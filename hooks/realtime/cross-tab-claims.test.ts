import { describe, expect, it } from "vitest";
import { addClaim } from "./cross-tab-claims";

describe("addClaim", () => {
  it("grants a key once", () => {
    const claims = addClaim({}, "booking:1:expiring5", 1000);
    expect(claims).toEqual({ "booking:1:expiring5": 1000 });
    expect(addClaim(claims ?? {}, "booking:1:expiring5", 2000)).toBeNull();
  });
  it("grants a key again after 36 hours and drops old claims", () => {
    const day = 24 * 60 * 60 * 1000;
    expect(addClaim({ a: 0, b: day }, "a", 2 * day)).toEqual({ b: day, a: 2 * day });
  });
  it("keeps at most 500 keys", () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`k${index}`, index]),
    );
    const next = addClaim(many, "new", 500) ?? {};
    expect(Object.keys(next)).toHaveLength(500);
    expect(next).not.toHaveProperty("k0");
  });
});
