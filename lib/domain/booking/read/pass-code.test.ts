import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { bookingOfPass, passCode } from "./pass-code";

describe("S31: the code of a pass", () => {
  it("leads back to its booking", () => {
    const id = newId();
    expect(bookingOfPass(passCode(id))).toBe(id);
  });

  it.each(["", "x", "AAAA", "A".repeat(43)])("is refused when it is made up: %s", (code) =>
    expect(bookingOfPass(code)).toBeNull(),
  );

  it("is refused when it names another booking", () => {
    const [own, other] = [passCode(newId()), passCode(newId())];
    expect(bookingOfPass(other.slice(0, 22) + own.slice(22))).toBeNull();
  });
});
