import { describe, expect, it } from "vitest";
import { BURST_KEY, planToast, type ShownToast } from "./toast-plan";

const shown = (key: string, at: number, change: Partial<ShownToast> = {}): ShownToast => ({
  key,
  level: "info",
  kept: false,
  at,
  stands_for: 1,
  ...change,
});

describe("planToast", () => {
  it("updates a toast with the same key in place", () => {
    expect(planToast([shown("a", 0)], shown("a", 10))).toEqual({ kind: "update", dismiss: [] });
  });
  it("shows at most three: the fourth pushes out the oldest", () => {
    const three = [shown("c", 6000), shown("b", 3000), shown("a", 0)];
    expect(planToast(three, shown("d", 9000))).toEqual({ kind: "show", dismiss: ["a"] });
  });
  it("folds the fourth within a moment into one summary", () => {
    const three = [shown("a", 0), shown("b", 10), shown("c", 20)];
    expect(planToast(three, shown("d", 30))).toEqual({
      kind: "summary",
      dismiss: ["a", "b", "c"],
      count: 4,
    });
  });
  it("goes on counting while the burst lasts", () => {
    expect(planToast([shown(BURST_KEY, 30, { stands_for: 4 })], shown("e", 40))).toEqual({
      kind: "summary",
      dismiss: [],
      count: 5,
    });
  });
  it("never folds an error or something urgent away", () => {
    const three = [shown("a", 0), shown("b", 10), shown("c", 20)];
    expect(planToast(three, shown("d", 30, { level: "error" }))).toEqual({
      kind: "show",
      dismiss: ["a"],
    });
    expect(planToast(three, shown("d", 30, { kept: true })).kind).toBe("show");
    const withError = [shown("a", 0, { level: "error" }), shown("b", 10), shown("c", 20)];
    expect(planToast(withError, shown("d", 30)).kind).toBe("show");
  });
});
