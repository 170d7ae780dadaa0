import { describe, expect, it } from "vitest";
import { filtersOf, markableOf, unfiltered, type NotificationSearch } from "./notification-views";

const search = (change: Partial<NotificationSearch>): NotificationSearch => ({
  ...unfiltered,
  ...change,
});

it.each([
  ["everything", {}, {}],
  ["unread", { view: "unread" }, { is_read: "false" }],
  ["a trimmed search", { text: " cash " }, { search: "cash" }],
  ["a blank search", { text: "  " }, {}],
  ["a lot", { view: "payments", lot: "1" }, { notification_types: "payment", lot: "1" }],
] as const)("filters by %s", (_name, change, filters) => {
  expect(filtersOf(search(change))).toEqual(filters);
});

describe("mark all as read", () => {
  it.each([
    ["everything", {}, {}],
    ["unread ones", { view: "unread" }, {}],
    ["a category", { view: "bookings" }, { notification_type: "booking" }],
    ["a lot", { lot: "1" }, { lot: "1" }],
  ] as const)("is offered for %s", (_name, change, filters) => {
    expect(markableOf(search(change))).toEqual(filters);
  });
  it.each([
    ["a search", { text: "cash" }],
    ["snoozed ones", { view: "snoozed" }],
    ["the archive", { view: "archived" }],
  ] as const)("is not offered for %s", (_name, change) => {
    expect(markableOf(search(change))).toBeNull();
  });
});
