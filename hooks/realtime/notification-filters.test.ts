import { describe, expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import { compareRows, countsAsUnread, matchesFilters, staysListed } from "./notification-filters";

const NOW = Date.parse("2026-11-21T10:00:00Z");
const LATER = "2026-11-21T11:00:00Z";
const EARLIER = "2026-11-21T09:00:00Z";
const row = (change: Partial<Notification> = {}) =>
  ({
    id: "a",
    seq: 1,
    notification_type: "booking",
    is_read: false,
    archived_at: null,
    snoozed_until: null,
    data: { lot_id: "lot" },
    created_at: EARLIER,
    ...change,
  }) as Notification;
const plain = row();
const archived = row({ archived_at: EARLIER });
const snoozed = row({ snoozed_until: LATER });

describe("matchesFilters", () => {
  it.each([
    ["one of the types", plain, { notification_types: "booking,reminder" }, true],
    ["another type", plain, { notification_types: "payment" }, false],
    ["an ordering, which is no filter", plain, { ordering: "is_read" }, true],
    ["another read state", plain, { is_read: "true" }, false],
    ["the row's lot", plain, { lot: "lot" }, true],
    ["another lot", plain, { lot: "other" }, false],
    ["a lot, for a row that names none", row({ data: {} }), { lot: "lot" }, null],
    ["another type and an unknown lot", row({ data: {} }), { is_read: "true", lot: "lot" }, false],
    ["a search, which only the server can do", plain, { search: "cash" }, null],
    ["an empty search", plain, { search: "" }, true],
  ])("compares a row with %s", (_name, one, filters, expected) => {
    expect(matchesFilters(one, filters, NOW)).toBe(expected);
  });

  it.each([
    ["the inbox", {}, [true, false, false]],
    ["the archive", { archived: "true", snoozed: "all" }, [false, true, false]],
    ["the snoozed list", { snoozed: "true" }, [false, false, true]],
  ])("separates plain, archived and snoozed rows in %s", (_name, filters, expected) => {
    expect([plain, archived, snoozed].map((one) => matchesFilters(one, filters, NOW))).toEqual(
      expected,
    );
  });
});

describe("staysListed", () => {
  it("keeps a row that was just read where it is", () => {
    expect(staysListed(row({ is_read: true }), { is_read: "false" }, NOW)).toBe(true);
  });
  it("removes a row that was archived", () => {
    expect(staysListed(archived, { is_read: "false" }, NOW)).toBe(false);
  });
});

it.each([
  ["an unread row", plain, true],
  ["a row whose snooze has ended", row({ snoozed_until: EARLIER }), true],
  ["a read row", row({ is_read: true }), false],
  ["an archived row", archived, false],
  ["a snoozed row", snoozed, false],
])("decides whether the badge counts %s", (_name, one, expected) => {
  expect(countsAsUnread(one, NOW)).toBe(expected);
});

it.each([
  ["unread first", "is_read,-created_at", -1],
  ["newest first", "-created_at", 1],
])("orders rows as the server does: %s", (_name, ordering, sign) => {
  const newerButRead = row({ is_read: true, created_at: LATER });
  expect(Math.sign(compareRows(plain, newerButRead, ordering))).toBe(sign);
  expect(compareRows(plain, row(), ordering)).toBe(0);
});
