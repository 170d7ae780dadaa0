import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import type { ServerMessages } from "@/lib/realtime/protocol";
import type { LiveSession } from "./live-session";
import { liveStore } from "./live-store";
import { handlersOf } from "./message-handlers";
import type { NotificationPages } from "./notification-cache";

const LIST = ["notifications", "/api/notifications", { query: {} }, "pages"];
const toast = { show: true, sticky: false, sound: false, vibrate: false, desktop: false };
const row = (id: string, seq: number) =>
  ({
    id,
    seq,
    event_type: "custom",
    is_read: false,
    archived_at: null,
    snoozed_until: null,
    data: {},
    created_at: "2026-11-21T10:00:00Z",
  }) as Notification;

const session = {
  userId: "person",
  queries: new QueryClient(),
  toaster: { show: vi.fn(), showSummary: vi.fn(), dismiss: vi.fn() },
  lastSeq: null as number | null,
  requestSync: vi.fn(),
  reconnectAfter: vi.fn(),
  yieldToNewerTab: vi.fn(),
  signOut: vi.fn(),
} satisfies LiveSession;
const handlers = handlersOf(session);
const listed = () =>
  session.queries.getQueryData<NotificationPages>(LIST)?.pages.flatMap((page) => page.results) ??
  [];
const newNotification = (seq: number): ServerMessages["new_notification"] => ({
  type: "new_notification",
  notification: row(`n${seq}`, seq),
  unread_count: seq,
  toast,
});
const update = (update_type: string): ServerMessages["notification_update"] => ({
  type: "notification_update",
  update_type,
  data: { notification_id: "n4", is_read: true },
  unread_count: 0,
  seq: 5,
});

beforeEach(() => {
  vi.clearAllMocks();
  liveStore.reset();
  session.lastSeq = 4;
  session.queries.setQueryData<NotificationPages>(LIST, {
    pageParams: [1],
    pages: [{ count: 1, next: null, previous: null, results: [row("n4", 4)] }],
  });
});

describe("a new notification", () => {
  it("enters the list, the count and the toaster", () => {
    handlers.new_notification(newNotification(5));
    expect(listed().map(({ id }) => id)).toContain("n5");
    expect([session.lastSeq, liveStore.get().unreadCount]).toEqual([5, 5]);
    expect(session.toaster.show).toHaveBeenCalledExactlyOnceWith(
      "person",
      expect.objectContaining({ id: "n5" }),
      toast,
    );
  });
  it("P27: leaves the count alone that came with a newer one", () => {
    const key = ["notifications", "/api/notifications/unread_count", {}];
    session.queries.setQueryData(key, { count: 7, unread_count: 7, seq: 6 });
    handlers.new_notification(newNotification(5));
    expect(session.queries.getQueryData(key)).toMatchObject({ unread_count: 7, seq: 6 });
    session.queries.removeQueries({ queryKey: key });
  });
  it("requests a sync when one before it was missed", () => {
    handlers.new_notification(newNotification(6));
    expect(session.requestSync).toHaveBeenCalledOnce();
    expect(session.lastSeq).toBe(4);
  });
});

describe("an update", () => {
  it("changes the row", () => {
    handlers.notification_update(update("read"));
    expect(listed()).toMatchObject([{ id: "n4", is_read: true }]);
  });
  it("removes a deleted row", () => {
    handlers.notification_update(update("deleted"));
    expect(listed()).toEqual([]);
  });
  it.each([
    ["resolved", true],
    ["archived", true],
    ["snoozed", true],
    ["deleted", true],
    ["read", false],
    ["seen", false],
  ])("of type %s removes the toast: %s", (type, dismisses) => {
    handlers.notification_update(update(type));
    expect(session.toaster.dismiss.mock.calls).toEqual(dismisses ? [["n4"]] : []);
  });
});

it("invalidates the lists after a bulk change that names no rows", () => {
  vi.useFakeTimers();
  handlers.notifications_bulk({
    type: "notifications_bulk",
    update_type: "read_all",
    data: { ids: [], change: "read", deleted: false },
    unread_count: 0,
    seq: 5,
  });
  vi.runAllTimers();
  vi.useRealTimers();
  expect(session.queries.getQueryState(LIST)?.isInvalidated).toBe(true);
});

it.each([
  ["a forced sign-out ends the session", "force_logout", { reason: "password" }, "signOut"],
  ["a restart of the server reconnects", "server_restart", { retry_in_ms: 700 }, "reconnectAfter"],
  ["an expiring token reconnects", "token_expiring", {}, "reconnectAfter"],
  [
    "too many sockets: this tab disconnects",
    "error",
    { code: "too_many_sockets" },
    "yieldToNewerTab",
  ],
] as const)("%s", (_name, message, payload, method) => {
  (handlers[message] as (payload: object) => void)(payload);
  expect(session[method]).toHaveBeenCalledOnce();
});
