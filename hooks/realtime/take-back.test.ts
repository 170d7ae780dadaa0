import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import {
  knownRows,
  patchRows,
  readUpTo,
  removeRows,
  setUnread,
  upsertRow,
  withBadge,
  type NotificationPages,
} from "./notification-cache";
import { recorded, takenBack } from "./take-back";

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
  recorded(client, () =>
    withBadge(client, which, () => patchRows(client, which, { is_read: true, read_at: AT })),
  );
beforeEach(() => {
  client = new QueryClient();
  client.setQueryData(COUNT, { count: 2, unread_count: 2 });
  client.setQueryData<NotificationPages>(LIST, {
    pageParams: [1],
    pages: [{ count: 2, next: null, previous: null, results: [row("b", NEWER), row("a")] }],
  });
});

describe("taking back", () => {
  it("puts back the touched row and the badge, and asks for the count again", () => {
    const done = read("a");
    expect([done.rows.map(({ before }) => before.id), unread()]).toEqual([["a"], 1]);
    takenBack(client, done);
    expect(knownRows(client).get("a")).toMatchObject({ is_read: false, read_at: null });
    expect([unread(), client.getQueryState(COUNT)?.isInvalidated]).toEqual([2, true]);
  });
  it("keeps what was pushed meanwhile, rows and number", () => {
    const done = read("a");
    upsertRow(client, row("c", { ...NEWER, seq: 5, created_at: "2026-11-21T10:07:00Z" }));
    setUnread(client, 3);
    removeRows(client, ["b"]);
    takenBack(client, done);
    expect([ids(), unread()]).toEqual([["c", "a"], 3]);
  });
  it("leaves a row alone that the server has spoken of since, or that went away", () => {
    const done = read("a", "b");
    upsertRow(client, row("a", { seq: 7, is_read: true, read_at: "2026-11-21T10:06:30Z" }));
    removeRows(client, ["b"]);
    takenBack(client, done);
    expect(ids()).toEqual(["a"]);
    expect(knownRows(client).get("a")).toMatchObject({ seq: 7, is_read: true });
  });
  it("leaves what another act changed in the same row", () => {
    const done = read("a");
    patchRows(client, ["a"], { archived_at: AT });
    takenBack(client, done);
    expect(knownRows(client).get("a")).toMatchObject({ is_read: false, archived_at: AT });
  });
  it("brings back what was removed or put away", () => {
    const removed = recorded(client, () => removeRows(client, ["b"]));
    const archived = recorded(client, () => patchRows(client, ["a"], { archived_at: AT }));
    expect(ids()).toEqual([]);
    takenBack(client, archived);
    takenBack(client, removed);
    expect(ids()).toEqual(["b", "a"]);
  });
});

describe("readUpTo", () => {
  it("reads only what counts as unread and is not younger", () => {
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
    const done = recorded(client, () => readUpTo(client, 5, AT));
    expect(done.rows.map(({ before }) => before.id).sort()).toEqual(["a", "b"]);
    expect(
      [...knownRows(client).values()]
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
