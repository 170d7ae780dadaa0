import { expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import { daySections } from "./day-sections";

const hours = (ago: number) =>
  new Date(performance.timeOrigin + performance.now() - ago * 3_600_000).toISOString();
const row = (id: string, is_read: boolean, created_at: string) =>
  ({ id, is_read, created_at }) as Notification;
const shape = (rows: Notification[]) =>
  daySections(rows, "UTC").map((group) => [
    group.title,
    group.rows.map((item) => item.id).join(""),
  ]);

it("puts unread rows before the days", () => {
  const rows = [
    row("a", false, hours(0)),
    row("b", false, hours(50)),
    row("c", true, hours(0)),
    row("d", true, "2020-01-02T10:00:00Z"),
  ];
  expect(shape(rows)).toEqual([
    [null, "ab"],
    ["Earlier today", "c"],
    ["Thu 2 Jan 2020", "d"],
  ]);
});

it("keeps a row that was just read among the unread ones", () => {
  expect(
    shape([row("a", false, hours(0)), row("b", true, hours(0)), row("c", false, hours(0))]),
  ).toEqual([[null, "abc"]]);
});

it("says Today, not Earlier today, when nothing is unread", () => {
  expect(shape([row("a", true, hours(0)), row("b", true, hours(0))])).toEqual([["Today", "ab"]]);
});

it("groups by day only where the newest come first", () => {
  const rows = [row("a", true, hours(0)), row("b", false, "2020-01-02T10:00:00Z")];
  expect(daySections(rows, "UTC", false).map((group) => group.title)).toEqual([
    "Today",
    "Thu 2 Jan 2020",
  ]);
});
