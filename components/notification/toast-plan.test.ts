import { describe, expect, it } from "vitest";
import { SUMMARY_KEY, planToast, type ShownToast } from "./toast-plan";

const shown = (key: string, at: number, change: Partial<ShownToast> = {}): ShownToast => ({
  key,
  level: "info",
  isKept: false,
  at,
  count: 1,
  ...change,
});

describe("planToast", () => {
  it("updates a toast with the same key in place", () => {
    expect(planToast([shown("a", 0)], shown("a", 10))).toEqual({ kind: "update", dismiss: [] });
  });
  it("shows at most three: the fourth dismisses the oldest", () => {
    const three = [shown("c", 6000), shown("b", 3000), shown("a", 0)];
    expect(planToast(three, shown("d", 9000))).toEqual({ kind: "show", dismiss: ["a"] });
  });
  it("folds four within a second into one summary", () => {
    const three = [shown("a", 0), shown("b", 10), shown("c", 20)];
    expect(planToast(three, shown("d", 30))).toEqual({
      kind: "summary",
      dismiss: ["a", "b", "c"],
      count: 4,
    });
  });
  it("counts on while the burst lasts", () => {
    expect(planToast([shown(SUMMARY_KEY, 30, { count: 4 })], shown("e", 40))).toEqual({
      kind: "summary",
      dismiss: [],
      count: 5,
    });
  });
  it("never folds an error or an urgent toast", () => {
    const three = [shown("a", 0), shown("b", 10), shown("c", 20)];
    expect(planToast(three, shown("d", 30, { level: "error" }))).toEqual({
      kind: "show",
      dismiss: ["a"],
    });
    expect(planToast(three, shown("d", 30, { isKept: true })).kind).toBe("show");
    const withError = [shown("a", 0, { level: "error" }), shown("b", 10), shown("c", 20)];
    expect(planToast(withError, shown("d", 30)).kind).toBe("show");
  });
});
