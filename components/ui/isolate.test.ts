import { describe, expect, it } from "vitest";
import { isolate, isolateIn } from "./isolate";

const name = "דוד";

describe("a right-to-left name in other text", () => {
  it("is isolated; a left-to-right one stays as it is", () => {
    expect(`Verified by ${isolate(name)} 10:42`).toBe(`Verified by \u2068${name}\u2069 10:42`);
    expect(isolate("Ada")).toBe("Ada");
  });

  it("is isolated wherever a sentence has it, once", () => {
    const text = `Cash ₱60.00 from ${name} for #7`;
    expect(isolateIn(text, [name, name, "Ada", 7, null, ""])).toBe(
      `Cash ₱60.00 from \u2068${name}\u2069 for #7`,
    );
  });

  it("needs nothing when it stands alone", () => {
    expect(isolateIn(name, [name])).toBe(name);
  });
});
