import { expect, it } from "vitest";
import {
  parseAsInstant,
  parseAsLocal,
  parseAsMinutes,
  searchPath,
  slotQuery,
  stayOf,
  stayQuery,
} from "./stay-params";

it.each([
  ["2026-11-22T02:00Z", "2026-11-22T02:00:00.000Z"],
  ["2026-11-22T02:00:00.000Z", "2026-11-22T02:00:00.000Z"],
  ["2026-13-22T02:00Z", null],
  ["9999-12-31T23:59Z", null],
  ["2026-11-22T02:00", null],
  ["now", null],
])("reads the instant %j as %j", (text, instant) => {
  expect(parseAsInstant.parse(text)).toBe(instant);
});

it.each([
  ["2026-11-22T10:00", "2026-11-22T10:00"],
  ["2026-13-22T10:00", null],
  ["2026-11-22 10:00", null],
  ["2026-11-22T10:00:30", null],
  ["now", null],
])("reads the local time %j as %j", (text, start) => {
  expect(parseAsLocal.parse(text)).toBe(start);
});

it.each([
  ["60", 60],
  ["1", 15],
  ["999999", 43_200],
  ["long", null],
])("reads the length %j as %j minutes", (text, minutes) => {
  expect(parseAsMinutes.parse(text)).toBe(minutes);
});

it("reads the start of an older link in the zone of its page", () => {
  const old = { from: null, at: "2026-11-22T10:00", for: 60 };
  expect(stayOf(old, "Asia/Manila").from).toBe("2026-11-22T02:00:00Z");
  expect(stayOf(old, "Asia/Kathmandu").from).toBe("2026-11-22T04:15:00Z");
});

it("T2: links with an instant, which every zone reads alike", () => {
  const stay = { from: "2026-11-22T02:00:00Z", minutes: 90 };
  expect(stayQuery(stay)).toEqual({ from: "2026-11-22T02:00Z", for: "90" });
  expect(stayQuery({ from: null, minutes: 30 })).toEqual({ for: "30" });
  const query = { from: parseAsInstant.parse("2026-11-22T02:00Z"), at: null, for: 90 };
  expect(stayOf(query, "Asia/Manila")).toEqual(stayOf(query, "Europe/London"));
});

it("a link to a slot keeps the way back to the search", () => {
  const stay = { from: null, minutes: 30 };
  expect(slotQuery("A-3", stay)).toBe("slot=A-3&for=30");
  const link = new URLSearchParams(slotQuery("A-3", stay, "q=berlin&ev=true"));
  expect(searchPath(link.get("back")!, stay)).toBe("/find?q=berlin&ev=true&for=30");
});
