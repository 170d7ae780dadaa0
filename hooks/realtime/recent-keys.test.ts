import { describe, expect, it } from "vitest";
import { RecentKeys } from "./recent-keys";

describe("RecentKeys", () => {
  it("reports a key as new once", () => {
    const keys = new RecentKeys();
    expect([keys.add("a"), keys.add("a")]).toEqual([true, false]);
  });
  it("drops the oldest key; repeating a key makes it recent", () => {
    const keys = new RecentKeys(2);
    for (const key of ["a", "b", "a", "c"]) keys.add(key);
    expect([keys.has("a"), keys.has("b"), keys.has("c")]).toEqual([true, false, true]);
  });
});
