import { describe, expect, it } from "vitest";
import { plateKey, vehicleNumber } from "./schema";

describe("vehicleNumber", () => {
  it.each([
    { typed: " kl 08 a 1 ", stored: "KL 08 A 1" },
    { typed: "A1", stored: "A1" },
    { typed: "ABC-1234567890X", stored: "ABC-1234567890X" },
    { typed: "gö-ab 123", stored: "GÖ-AB 123" },
    { typed: "go\u0308-ab 123", stored: "GÖ-AB 123" },
    { typed: "ČA 12-ŠŽ", stored: "ČA 12-ŠŽ" },
    { typed: "\uFF21\uFF22 12", stored: "AB 12" },
  ])("accepts $typed as $stored", ({ typed, stored }) => {
    expect(vehicleNumber.parse(typed)).toBe(stored);
  });
  it.each([
    { name: "one character", typed: "A" },
    { name: "16 characters", typed: "A234567890123456" },
    { name: "dashes alone", typed: "-- --" },
    { name: "one letter among dashes", typed: "-A-" },
    { name: "other characters", typed: "AB*12" },
    { name: "a formula", typed: '=HYPERLINK("x")' },
    { name: "Cyrillic letters", typed: "АВ 12" },
  ])("refuses $name", ({ typed }) => {
    expect(vehicleNumber.safeParse(typed).success).toBe(false);
  });
});

describe("plateKey", () => {
  it.each(["KL08A1", "kl 08 a 1", "KL-08-A-1", " KL 08-A1 "])(
    "compares %j without spaces, dashes and case",
    (number) => expect(plateKey(number)).toBe("KL08A1"),
  );
  it("tells letters with marks from those without", () => {
    expect(plateKey("gö ab 123")).toBe(plateKey("GO\u0308-AB 123"));
    expect(plateKey("GÖ AB 123")).not.toBe(plateKey("GO AB 123"));
  });
});
