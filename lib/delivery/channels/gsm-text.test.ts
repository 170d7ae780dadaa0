import { describe, expect, it } from "vitest";
import { GSM_LENGTH, gsmLength, gsmText, oneSms } from "./gsm-text";

describe("gsmText", () => {
  it.each([
    ["Paid ₱30.00, 14:31–15:01", "Paid PHP 30.00, 14:31-15:01"],
    ["Löwen Österreich “A”…", 'Löwen Österreich "A"...'],
    ["Łódź Ś", "?odz S"],
    ["駐車場 🚗", "??? ?"],
  ])("S3.17: writes %j as %j", (text, written) => {
    expect(gsmText(text)).toBe(written);
  });
});

describe("oneSms", () => {
  it("S3.17: keeps to one part, in which some letters count twice", () => {
    expect(gsmLength("[€]")).toBe(6);
    expect(oneSms("a".repeat(GSM_LENGTH))).toHaveLength(GSM_LENGTH);
    const cut = oneSms("€".repeat(100));
    expect(gsmLength(cut)).toBeLessThanOrEqual(GSM_LENGTH);
    expect(cut).toMatch(/€\.\.\.$/);
  });
});
