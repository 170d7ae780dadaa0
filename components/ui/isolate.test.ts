import { describe, expect, it } from "vitest";
import { isolate, isolateIn } from "./isolate";

const name = "דוד";

describe("a right-to-left name in other text", () => {
  it("is isolated; a left-to-right one stays as it is", () => {
    expect(`Verified by ${isolate(name)} 10:42`).toBe(`Verified by \u2068${name}\u2069 10:42`);
    expect(isolate("Ada")).toBe("Ada");
  });

  it.each([
    [`Cash ₱60.00 from ${name} for #7`, `Cash ₱60.00 from \u2068${name}\u2069 for #7`],
    [`${name} wants to offer parking`, `\u2068${name}\u2069 wants to offer parking`],
    [`From ${name} כהן, 10:42`, `From \u2068${name} כהן\u2069, 10:42`],
    ["Cash from Ana for #7", "Cash from Ana for #7"],
  ])("is isolated in a sentence: %s", (text, expected) => {
    expect(isolateIn(text)).toBe(expected);
  });

  it.each([name, "השער B סגור היום"])("leaves a right-to-left text alone: %s", (text) => {
    expect(isolateIn(text)).toBe(text);
  });
});
