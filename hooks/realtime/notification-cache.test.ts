import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import { belongs, patchRow, removeRows, setUnread, upsertRow, withRow, type NotificationPages } from "./notification-cache";

const row = (id: string, change: Partial<Notification> = {}) => ({ id, seq: 1, notification_type: "booking", is_read: false, ...change }) as Notification;
const pages = (...rows: Notification[]): NotificationPages =>
  ({ pageParams: [1], pages: [{ count: rows.length, next: null, previous: null, results: rows }] });
const keyOf = (query: object) => ["notifications", "/api/notifications", { query }, "pages"];
const idsIn = (client: QueryClient, query: object) =>
  client.getQueryData<NotificationPages>(keyOf(query))?.pages.flatMap((page) => page.results.map((item) => item.id));

describe("belongs", () => {
  it("knows types and read state, and leaves a search to the server", () => {
    expect(belongs(row("a"), { notification_types: "booking,reminder", ordering: "is_read" })).toBe(true);
    expect(belongs(row("a"), { notification_types: "payment" })).toBe(false);
    expect(belongs(row("a"), { is_read: "true" })).toBe(false);
    expect(belongs(row("a"), { search: "cash" })).toBeNull();
  });
});

describe("withRow", () => {
  it("puts a new row first and counts it", () => {
    const next = withRow(pages(row("a")), row("b")).pages[0];
    expect(next?.results.map((item) => item.id)).toEqual(["b", "a"]);
    expect(next?.count).toBe(2);
  });
  it("replaces a row only by a newer version of itself", () => {
    const newer = pages(row("a", { seq: 5, title: "new" }));
    expect(withRow(newer, row("a", { seq: 4, title: "old" }))).toBe(newer);
    expect(withRow(newer, row("a", { seq: 6, title: "newest" })).pages[0]?.results[0]?.title).toBe("newest");
  });
});

describe("the cache", () => {
  it("adds a row to the lists that it fits, changes it in all and removes it from all", () => {
    const client = new QueryClient();
    client.setQueryData(keyOf({}), pages(row("a")));
    client.setQueryData(keyOf({ notification_types: "payment" }), pages());
    upsertRow(client, row("b"));
    expect([idsIn(client, {}), idsIn(client, { notification_types: "payment" })]).toEqual([["b", "a"], []]);
    patchRow(client, "b", { is_read: true });
    expect(client.getQueryData<NotificationPages>(keyOf({}))?.pages[0]?.results[0]?.is_read).toBe(true);
    removeRows(client, ["a", "b"]);
    expect(idsIn(client, {})).toEqual([]);
  });
  it("sets the unread count", () => {
    const client = new QueryClient();
    const key = ["notifications", "/api/notifications/unread_count", {}];
    client.setQueryData(key, { count: 1, unread_count: 1, seq: 3 });
    setUnread(client, 4);
    expect(client.getQueryData(key)).toEqual({ count: 4, unread_count: 4, seq: 3 });
  });
});
