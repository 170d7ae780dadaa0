import { describe, expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import { belongs, compareRows, countsAsUnread, stays } from "./belongs";

const NOW = Date.parse("2026-11-21T10:00:00Z"),
  LATER = "2026-11-21T11:00:00Z",
  BEFORE = "2026-11-21T09:00:00Z";
const row = (change: Partial<Notification> = {}) =>
  ({
    id: "a",
    seq: 1,
    notification_type: "booking",
    is_read: false,
    archived_at: null,
    snoozed_until: null,
    data: { lot_id: "lot" },
    created_at: BEFORE,
    ...change,
  }) as Notification;

describe("belongs", () => {
  it("knows types, read state and lot, and leaves a search to the server", () => {
    expect(
      belongs(row(), { notification_types: "booking,reminder", ordering: "is_read" }, NOW),
    ).toBe(true);
    expect(belongs(row(), { notification_types: "payment" }, NOW)).toBe(false);
    expect(belongs(row(), { is_read: "true" }, NOW)).toBe(false);
    expect(belongs(row(), { lot: "lot" }, NOW)).toBe(true);
    expect(belongs(row(), { lot: "other" }, NOW)).toBe(false);
    expect(belongs(row({ data: {} }), { lot: "lot" }, NOW)).toBeNull();
    expect(belongs(row(), { search: "cash" }, NOW)).toBeNull();
  });
  it("keeps what is archived or asleep in its own list", () => {
    const archived = row({ archived_at: BEFORE }),
      asleep = row({ snoozed_until: LATER });
    expect([archived, asleep, row()].map((one) => belongs(one, {}, NOW))).toEqual([
      false,
      false,
      true,
    ]);
    expect(
      [archived, asleep, row()].map((one) =>
        belongs(one, { archived: "true", snoozed: "all" }, NOW),
      ),
    ).toEqual([true, false, false]);
    expect([archived, asleep, row()].map((one) => belongs(one, { snoozed: "true" }, NOW))).toEqual([
      false,
      true,
      false,
    ]);
  });
});

it("lets a row that was read stay where it stands, and one that was archived go", () => {
  expect(stays(row({ is_read: true }), { is_read: "false" }, NOW)).toBe(true);
  expect(stays(row({ archived_at: BEFORE }), { is_read: "false" }, NOW)).toBe(false);
});

it("counts what is unread, in sight and awake", () => {
  expect(countsAsUnread(row(), NOW)).toBe(true);
  expect(countsAsUnread(row({ snoozed_until: BEFORE }), NOW)).toBe(true);
  for (const change of [{ is_read: true }, { archived_at: BEFORE }, { snoozed_until: LATER }])
    expect(countsAsUnread(row(change), NOW)).toBe(false);
});

it("orders as the server does", () => {
  const read = row({ is_read: true, created_at: LATER });
  expect(compareRows(row(), read, "is_read,-created_at")).toBeLessThan(0);
  expect(compareRows(row(), read, "-created_at")).toBeGreaterThan(0);
  expect(compareRows(row(), row(), "is_read,-created_at")).toBe(0);
});
