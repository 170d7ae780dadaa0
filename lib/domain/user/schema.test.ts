import { describe, expect, it } from "vitest";
import { isCommonPassword } from "@/lib/core/password";
import { email, password, registration } from "./schema";

describe("H54 H55: addresses", () => {
  it.each([
    "a@b.com\r\nBcc: x@evil",
    "a@b.com,c@d",
    '"e@attacker.com"@victim.com',
    "a@b",
    "a b@c.com",
    `${"x".repeat(250)}@b.com`,
    "а@b.com",
  ])("refuses %j", (value) => expect(email.safeParse(value).success).toBe(false));
  it("takes look-alikes for the same", () =>
    expect(email.parse(" A＠B.com ".replace("＠", "@"))).toBe("a@b.com"));
});

describe("S17: passwords", () => {
  it("are 8 to 128 code points, never cut", () => {
    expect(
      [7, 8, 128, 129].map((length) => password.safeParse("🚗".repeat(length)).success),
    ).toEqual([false, true, true, false]);
  });
  it("are not the common ones", () =>
    expect(["password1", "Parkmate1", "correct horse battery"].map(isCommonPassword)).toEqual([
      true,
      true,
      false,
    ]));
});

it("H43 S4: a role of power cannot be asked for", () => {
  const person = { email: "a@b.com", password: "long enough", first_name: "A", last_name: "B" };
  expect(registration.parse(person).role).toBe("driver");
  for (const extra of [{ role: "admin" }, { isAdmin: true }, { emailVerified: "now" }])
    expect(registration.safeParse({ ...person, ...extra }).success).toBe(false);
});
