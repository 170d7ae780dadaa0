import { describe, expect, it } from "vitest";
import { chooseToastPlace, rectOf, type Screen } from "./toast-place";

const desk: Screen = { width: 1280, height: 900, sideEnd: 232, bottomBar: 900, panelStart: null };
const phone: Screen = { width: 390, height: 844, sideEnd: 0, bottomBar: 768, panelStart: null };
const box = (left: number, top: number, width: number, height: number) => ({
  weight: 9,
  rect: { left, top, right: left + width, bottom: top + height },
});

describe("toasts stand", () => {
  it("below the bell on a desk, and above the navigation on a phone", () => {
    expect(chooseToastPlace(desk, 100, [])).toEqual({ top: 84, right: 24 });
    expect(chooseToastPlace(phone, 100, [])).toEqual({ left: 12, right: 12, bottom: 88 });
  });

  it("beside the open panel, not over the side column", () => {
    const place = chooseToastPlace({ ...desk, panelStart: 800 }, 100, [box(800, 76, 440, 760)]);
    const { left, right } = rectOf(place, desk, 100);
    expect(right).toBeLessThan(800);
    expect(left).toBeGreaterThan(232);
  });

  it("elsewhere when they would cover what was changed", () => {
    expect(chooseToastPlace(desk, 100, [box(900, 90, 300, 40)])).toEqual({ bottom: 24, right: 24 });
    expect(chooseToastPlace(phone, 100, [box(12, 700, 300, 40)])).toEqual({
      left: 12,
      right: 12,
      top: 76,
    });
  });

  it("where they cover the least, when something is everywhere", () => {
    const place = chooseToastPlace(phone, 100, [
      { ...box(0, 0, 390, 844), weight: 1 },
      box(12, 600, 366, 160),
      box(12, 260, 366, 160),
    ]);
    expect(place.top).toBe(76);
  });
});
