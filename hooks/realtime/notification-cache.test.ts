import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import {
  patchRows,
  removeRows,
  upsertRow,
  changeRowsAndCount,
  insertOrReplaceRow,
  type NotificationPages,
} from "./notification-cache";

const row = (id: string, change: Partial<Notification> = {}) =>
  ({
    id,
    seq: 1,
    notification_type: "booking",
    is_read: false,
    archived_at: null,
    snoozed_until: null,
    data: {},
    created_at: "2026-11-21T10:00:00Z",
    ...change,
  }) as Notification;
const pages = (...rows: Notification[]): NotificationPages => ({
  pageParams: [1],
  pages: [{ count: rows.length, next: null, previous: null, results: rows }],
});
const keyOf = (query: object) => ["notifications", "/api/notifications", { query }, "pages"];
const idsIn = (client: QueryClient, query: object) =>
  client
    .getQueryData<NotificationPages>(keyOf(query))
    ?.pages.flatMap((page) => page.results.map((item) => item.id));

describe("insertOrReplaceRow", () => {
  it("inserts a new row first and counts it", () => {
    const next = insertOrReplaceRow(
      pages(row("a")),
      row("b", { created_at: "2026-11-21T10:05:00Z" }),
    ).pages[0];
    expect(next?.results.map((item) => item.id)).toEqual(["b", "a"]);
    expect(next?.count).toBe(2);
  });
  it("replaces a row only by a newer version of itself", () => {
    const newer = pages(row("a", { seq: 5, title: "new" }));
    expect(insertOrReplaceRow(newer, row("a", { seq: 4, title: "old" }))).toBe(newer);
    expect(
      insertOrReplaceRow(newer, row("a", { seq: 6, title: "newest" })).pages[0]?.results[0]?.title,
    ).toBe("newest");
  });
});

describe("the cache", () => {
  it("inserts, changes and removes a row in the lists that it matches", () => {
    const client = new QueryClient();
    client.setQueryData(keyOf({}), pages(row("a")));
    client.setQueryData(keyOf({ notification_types: "payment" }), pages());
    upsertRow(client, row("b", { created_at: "2026-11-21T10:05:00Z" }));
    expect([idsIn(client, {}), idsIn(client, { notification_types: "payment" })]).toEqual([
      ["b", "a"],
      [],
    ]);
    patchRows(client, ["b"], { is_read: true });
    expect(client.getQueryData<NotificationPages>(keyOf({}))?.pages[0]?.results[0]?.is_read).toBe(
      true,
    );
    removeRows(client, ["a", "b"]);
    expect(idsIn(client, {})).toEqual([]);
  });
  it("moves a row between lists with its archiving, and adjusts the unread count", () => {
    const client = new QueryClient();
    const count = ["notifications", "/api/notifications/unread_count", {}];
    const unread = () => client.getQueryData<{ unread_count: number }>(count)?.unread_count;
    client.setQueryData(count, { count: 3, unread_count: 3 });
    client.setQueryData(
      keyOf({}),
      pages(
        row("a"),
        row("b", { created_at: "2026-11-21T09:00:00Z" }),
        row("c", { created_at: "2026-11-21T08:00:00Z" }),
      ),
    );
    client.setQueryData(keyOf({ archived: "true" }), pages());
    changeRowsAndCount(client, ["b"], () =>
      patchRows(client, ["b"], { archived_at: "2026-11-21T10:06:00Z" }),
    );
    expect([idsIn(client, {}), idsIn(client, { archived: "true" }), unread()]).toEqual([
      ["a", "c"],
      ["b"],
      2,
    ]);
    changeRowsAndCount(client, ["b"], () => patchRows(client, ["b"], { archived_at: null }));
    expect([idsIn(client, {}), idsIn(client, { archived: "true" }), unread()]).toEqual([
      ["a", "b", "c"],
      [],
      3,
    ]);
    changeRowsAndCount(client, ["b", "c"], () => removeRows(client, ["b", "c"]));
    expect([idsIn(client, {}), unread()]).toEqual([["a"], 1]);
  });
  it("restores a row that has left every list", () => {
    const client = new QueryClient();
    client.setQueryData(keyOf({}), pages(row("a")));
    patchRows(client, ["a"], { archived_at: "2026-11-21T10:06:00Z" });
    patchRows(client, ["a"], { archived_at: null });
    expect(idsIn(client, {})).toEqual(["a"]);
  });
});
