import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import {
  cachedRows,
  patchRows,
  markReadUpTo,
  removeRows,
  upsertRow,
  changeRowsAndCount,
  type NotificationPages,
} from "./notification-cache";
import { recordChanges, rollBack } from "./rollback";
import { estimateUnreadCount } from "./unread-count";

const row = (id: string, change: Partial<Notification> = {}) =>
  ({
    id,
    seq: 1,
    notification_type: "booking",
    is_read: false,
    read_at: null,
    archived_at: null,
    snoozed_until: null,
    data: {},
    created_at: "2026-11-21T10:00:00Z",
    ...change,
  }) as Notification;
const LIST = ["notifications", "/api/notifications", { query: {} }, "pages"],
  COUNT = ["notifications", "/api/notifications/unread_count", {}];
const NEWER = { created_at: "2026-11-21T10:05:00Z" },
  AT = "2026-11-21T10:06:00Z";
let client = new QueryClient();
const ids = () =>
  client
    .getQueryData<NotificationPages>(LIST)
    ?.pages.flatMap((page) => page.results.map((one) => one.id));
const unread = () => client.getQueryData<{ unread_count: number }>(COUNT)?.unread_count;
const read = (...which: string[]) =>
  recordChanges(client, () =>
    changeRowsAndCount(client, which, () =>
      patchRows(client, which, { is_read: true, read_at: AT }),
    ),
  );
beforeEach(() => {
  client = new QueryClient();
  client.setQueryData(COUNT, { count: 2, unread_count: 2 });
  client.setQueryData<NotificationPages>(LIST, {
    pageParams: [1],
    pages: [{ count: 2, next: null, previous: null, results: [row("b", NEWER), row("a")] }],
  });
});

describe("rollBack", () => {
  it("restores the row and the unread count, and fetches the count again", () => {
    const done = read("a");
    expect([done.rows.map(({ before }) => before.id), unread()]).toEqual([["a"], 1]);
    rollBack(client, done);
    expect(cachedRows(client).get("a")).toMatchObject({ is_read: false, read_at: null });
    expect([unread(), client.getQueryState(COUNT)?.isInvalidated]).toEqual([2, true]);
  });
  it("keeps rows and counts that arrived meanwhile", () => {
    const done = read("a");
    upsertRow(client, row("c", { ...NEWER, seq: 5, created_at: "2026-11-21T10:07:00Z" }));
    estimateUnreadCount(client, 3);
    removeRows(client, ["b"]);
    rollBack(client, done);
    expect([ids(), unread()]).toEqual([["c", "a"], 3]);
  });
  it("keeps a row that the server has updated or removed since", () => {
    const done = read("a", "b");
    upsertRow(client, row("a", { seq: 7, is_read: true, read_at: "2026-11-21T10:06:30Z" }));
    removeRows(client, ["b"]);
    rollBack(client, done);
    expect(ids()).toEqual(["a"]);
    expect(cachedRows(client).get("a")).toMatchObject({ seq: 7, is_read: true });
  });
  it("keeps a change of another command in the same row", () => {
    const done = read("a");
    patchRows(client, ["a"], { archived_at: AT });
    rollBack(client, done);
    expect(cachedRows(client).get("a")).toMatchObject({ is_read: false, archived_at: AT });
  });
  it("restores removed and archived rows", () => {
    const removed = recordChanges(client, () => removeRows(client, ["b"]));
    const archived = recordChanges(client, () => patchRows(client, ["a"], { archived_at: AT }));
    expect(ids()).toEqual([]);
    rollBack(client, archived);
    rollBack(client, removed);
    expect(ids()).toEqual(["b", "a"]);
  });
});

describe("markReadUpTo", () => {
  it("marks unread rows up to the sequence number only", () => {
    for (const one of [
      row("asleep", { snoozed_until: "9999-01-01T00:00:00Z" }),
      row("late", { seq: 9 }),
    ])
      upsertRow(client, one);
    client.setQueryData<NotificationPages>(
      [
        "notifications",
        "/api/notifications",
        { query: { archived: "all", snoozed: "all" } },
        "pages",
      ],
      {
        pageParams: [1],
        pages: [
          {
            count: 3,
            next: null,
            previous: null,
            results: [
              row("asleep", { snoozed_until: "9999-01-01T00:00:00Z" }),
              row("away", { archived_at: AT }),
              row("done", { is_read: true, read_at: "then" }),
            ],
          },
        ],
      },
    );
    const done = recordChanges(client, () => markReadUpTo(client, 5, AT));
    expect(done.rows.map(({ before }) => before.id).sort()).toEqual(["a", "b"]);
    expect(
      [...cachedRows(client).values()]
        .filter((one) => one.is_read)
        .map((one) => [one.id, one.read_at])
        .sort(),
    ).toEqual([
      ["a", AT],
      ["b", AT],
      ["done", "then"],
    ]);
  });
});
