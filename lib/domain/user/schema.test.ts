import { describe, expect, it } from "vitest";
import { credentials, email, password, profileChange, registration } from "./schema";

describe("email", () => {
  it.each([
    { name: "a second header", value: "a@b.com\r\nBcc: x@evil" },
    { name: "two addresses", value: "a@b.com,c@d" },
    { name: "a quoted local part", value: '"e@attacker.com"@victim.com' },
    { name: "a domain without a dot", value: "a@b" },
    { name: "a space", value: "a b@c.com" },
    { name: "255 characters", value: `${"x".repeat(249)}@b.com` },
    { name: "a Cyrillic letter", value: "а@b.com" },
  ])("H54: refuses $name", ({ value }) => expect(email.safeParse(value).success).toBe(false));

  it("accepts 254 characters", () => {
    expect(email.safeParse(`${"x".repeat(248)}@b.com`).success).toBe(true);
  });

  it.each([" A@B.com ", "ａ@b.com", "a@ｂ.com"])("H55: reads %j as a@b.com", (value) =>
    expect(email.parse(value)).toBe("a@b.com"),
  );
});

describe("password", () => {
  it.each([
    { length: 7, accepted: false },
    { length: 8, accepted: true },
    { length: 128, accepted: true },
    { length: 129, accepted: false },
  ])("S17 H52: of $length code points → $accepted", ({ length, accepted }) => {
    expect(password.safeParse("🚗".repeat(length)).success).toBe(accepted);
  });

  it("S17: has one Unicode form, so that it can be typed on any keyboard", () => {
    expect(password.parse("cafe\u0301 by the sea")).toBe("caf\u00e9 by the sea");
  });
});

describe("registration", () => {
  const form = { email: "a@b.com", password: "long enough", first_name: "A", last_name: "B" };

  it("makes a driver of everybody who asks for no role", () => {
    expect(registration.parse(form).role).toBe("driver");
  });

  it.each([
    { role: "admin" },
    { role: "staff" },
    { isAdmin: true },
    { emailVerified: "now" },
    { status: "active" },
  ])("H43 S4: refuses %j", (extra) => {
    expect(registration.safeParse({ ...form, ...extra }).success).toBe(false);
  });

  it.each([
    { name: "a blank name", change: { first_name: " " } },
    { name: "a name of 61 characters", change: { last_name: "x".repeat(61) } },
    { name: "a bidi override in a name", change: { first_name: "A\u202eB" } },
  ])("S20: refuses $name", ({ change }) => {
    expect(registration.safeParse({ ...form, ...change }).success).toBe(false);
  });
});

describe("credentials", () => {
  it.each([{ username: "a@b.com" }, { email: "a@b.com" }])("accept %j", (who) => {
    expect(credentials.safeParse({ ...who, password: "x" }).success).toBe(true);
  });
  it("refuse a password without a person", () => {
    expect(credentials.safeParse({ password: "x" }).success).toBe(false);
  });
});

describe("profileChange", () => {
  it.each(["https://example.test/a.png", "/avatars/a.png", null])(
    "accepts the avatar %j",
    (avatar_url) => expect(profileChange.safeParse({ avatar_url }).success).toBe(true),
  );
  it.each(["http://example.test/a.png", "//evil.test/a.png", "/\\evil.test", "javascript:1"])(
    "S21: refuses the avatar %j",
    (avatar_url) => expect(profileChange.safeParse({ avatar_url }).success).toBe(false),
  );
  it.each(["role", "email", "status", "password_hash"])("S4: refuses a change of %s", (name) => {
    expect(profileChange.safeParse({ [name]: "driver" }).success).toBe(false);
  });
  it.each(["Mars/Base", "", "22:00"])("refuses the time zone %j", (timezone) => {
    expect(profileChange.safeParse({ timezone }).success).toBe(false);
  });
});
