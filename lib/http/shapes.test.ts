import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  instant,
  phoneNumber,
  putBody,
  queryBool,
  queryInt,
  queryNumber,
  text,
  timezone,
} from "./shapes";

const accepts = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

describe("a text", () => {
  it("is trimmed before it is measured", () => {
    expect(text(3, 1).parse("  Ana ")).toBe("Ana");
    expect(accepts(text(3, 1), "   ")).toBe(false);
  });

  it("is measured in characters as people see them", () => {
    expect(accepts(text(2), "🚗🚗")).toBe(true);
    expect(accepts(text(2), "🚗🚗🚗")).toBe(false);
  });

  it.each([
    ["a control character", "a\u0007b"],
    ["NUL", "a\u0000b"],
    ["a change of direction", "abc\u202edcba"],
    ["an isolate of direction", "\u2066abc"],
    ["half a surrogate pair", "a\ud83d"],
  ])("S20: holds no %s", (_, value) => expect(accepts(text(80), value)).toBe(false));

  it.each(["Zoë", "山田", "مرحبا", "line\nbreak", "tab\there"])("may be %j", (value) =>
    expect(accepts(text(80), value)).toBe(true),
  );
});

describe("an instant", () => {
  it.each(["2026-11-21T12:30:00Z", "2026-11-21T12:30:00+08:00", "2026-11-21T12:30:00.123Z"])(
    "is %s",
    (value) => expect(accepts(instant, value)).toBe(true),
  );
  it.each(["2026-11-21T12:30:00", "2026-11-21", "0000-01-01T00:00:00Z", "2026-02-30T00:00:00Z", 7])(
    "is not %s",
    (value) => expect(accepts(instant, value)).toBe(false),
  );

  it.each([
    ["1970-01-01T00:00:00Z", true],
    ["1970-01-01T00:00:00+00:01", false],
    ["0001-01-01T00:00:00+23:59", false],
    ["2199-12-31T23:59:59.999Z", true],
    ["2199-12-31T23:59:59-00:01", false],
    ["2200-01-01T00:30:00+01:00", true],
    ["9999-12-31T23:59:59-23:59", false],
  ])("lies from 1970 to 2199 in UTC: %s → %s", (value, isInstant) =>
    expect(accepts(instant, value)).toBe(isInstant),
  );
});

it.each([
  ["Asia/Manila", true],
  ["UTC", true],
  ["Manila", false],
  ["", false],
])("the zone %j: %s", (zone, isZone) => expect(accepts(timezone, zone)).toBe(isZone));

it("T8: a zone is kept by its canonical name", () =>
  expect(timezone.parse("asia/katmandu")).toBe("Asia/Kathmandu"));

describe("a value of a query", () => {
  it.each([
    ["a whole number", queryInt(1, 100), "20", 20],
    ["a negative one", queryInt(-5, 5), "-5", -5],
    ["a number", queryNumber(-90, 90), "14.5995", 14.5995],
    ["true", queryBool, "true", true],
    ["false", queryBool, "false", false],
  ])("is read as %s", (_, schema, given, value) => expect(schema.parse(given)).toBe(value));

  it.each([
    ["no number", queryInt(1, 100), "ten"],
    ["a fraction", queryInt(1, 100), "1.5"],
    ["too small", queryInt(1, 100), "0"],
    ["too large", queryInt(1, 100), "101"],
    ["an exponent", queryNumber(0, 1e9), "1e3"],
    ["not finite", queryNumber(0, 1e9), "Infinity"],
    ["empty", queryInt(0, 100), ""],
    ["neither true nor false", queryBool, "1"],
  ])("is refused when it is %s", (_, schema, given) => expect(accepts(schema, given)).toBe(false));
});

describe("the body of a PUT", () => {
  const put = putBody(
    z.object({ name: z.string() }),
    z.object({ id: z.string(), name: z.string(), created_at: z.string() }),
  );

  it("may be the object as a GET returned it; what only the server writes is ignored", () =>
    expect(put.parse({ id: "7", name: "Ana", created_at: "yesterday" })).toEqual({ name: "Ana" }));

  it("may be the change alone", () => expect(put.parse({ name: "Ana" })).toEqual({ name: "Ana" }));

  it.each([
    ["an unknown field", { name: "Ana", role: "admin" }],
    ["a missing field", { id: "7" }],
  ])("is refused with %s", (_, body) => expect(accepts(put, body)).toBe(false));
});

describe("phoneNumber", () => {
  it.each(["+63 917 000-0000", "(02) 8123 4567", null])("accepts %j", (value) => {
    expect(phoneNumber.safeParse(value).success).toBe(true);
  });
  it.each(["+1;rm", "12345", "9".repeat(30)])("H90: refuses %j", (value) => {
    expect(phoneNumber.safeParse(value).success).toBe(false);
  });
});
