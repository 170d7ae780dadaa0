import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, it, vi } from "vitest";
import type { Notification, SyncResult } from "@/lib/domain/notification/schema";
import { applySync } from "./apply-sync";
import type { LiveSession } from "./live-session";
import { liveStore } from "./live-store";
import type { NotificationPages } from "./notification-cache";

const LIST = ["notifications", "/api/notifications", { query: {} }, "pages"];
const toast = { show: true, sticky: false, sound: true, vibrate: false, desktop: true };
const row = (id: string, change: Partial<Notification> = {}) =>
  ({
    id,
    seq: 5,
    event_type: "custom",
    is_read: false,
    archived_at: null,
    snoozed_until: null,
    resolved: null,
    actions: [],
    data: {},
    created_at: "2026-11-21T10:00:00Z",
    ...change,
  }) as unknown as Notification;
const syncOf = (upserts: Notification[], change: Partial<SyncResult> = {}): SyncResult => ({
  seq: 9,
  reset: false,
  upserts,
  deleted_ids: [],
  unread_count: 3,
  toasts: Object.fromEntries(upserts.map(({ id }) => [id, toast])),
  ...change,
});

const toaster = { show: vi.fn(), showSummary: vi.fn(), dismiss: vi.fn() };
let session: LiveSession;
const listedIds = () =>
  session.queries
    .getQueryData<NotificationPages>(LIST)
    ?.pages.flatMap((page) => page.results.map(({ id }) => id));
beforeEach(() => {
  vi.clearAllMocks();
  liveStore.reset();
  session = {
    userId: "person",
    queries: new QueryClient(),
    toaster,
    lastSeq: 4,
    requestSync: vi.fn(),
    reconnectAfter: vi.fn(),
    yieldToNewerTab: vi.fn(),
    signOut: vi.fn(),
  };
  session.queries.setQueryData<NotificationPages>(LIST, {
    pageParams: [1],
    pages: [{ count: 1, next: null, previous: null, results: [row("old")] }],
  });
});

it("takes over rows, deletions, the position and the unread count", () => {
  applySync(session, syncOf([row("new")], { deleted_ids: ["old"] }));
  expect(listedIds()).toEqual(["new"]);
  expect([session.lastSeq, liveStore.get().unreadCount]).toEqual([9, 3]);
});

it("shows up to three missed notifications one by one, without sound", () => {
  applySync(session, syncOf([row("a"), row("b"), row("c")]));
  expect(toaster.show.mock.calls.map(([, { id }, options]) => [id, options.sound])).toEqual([
    ["a", false],
    ["b", false],
    ["c", false],
  ]);
  expect(toaster.showSummary).not.toHaveBeenCalled();
});

it("shows one summary for four, with the number that need an answer", () => {
  const open = { actions: [{ state: "open" }] } as unknown as Partial<Notification>;
  applySync(session, syncOf([row("a", open), row("b"), row("c"), row("d")]));
  expect(toaster.show).not.toHaveBeenCalled();
  expect(toaster.showSummary).toHaveBeenCalledExactlyOnceWith(
    session,
    expect.objectContaining({ count: 4, actionRequired: 1 }),
  );
});

it("invalidates everything and shows nothing when the gap is too long", () => {
  applySync(session, syncOf([row("a")], { reset: true }));
  expect(session.queries.getQueryState(LIST)?.isInvalidated).toBe(true);
  expect(toaster.show).not.toHaveBeenCalled();
});
