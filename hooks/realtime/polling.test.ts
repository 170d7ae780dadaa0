import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { syncNotifications } from "@/lib/domain/notification/client";
import { call } from "@/lib/http/client";
import type { LiveSession } from "./live-session";
import { liveStore } from "./live-store";
import { startPolling, stopPolling } from "./polling";

vi.mock("@/lib/http/client");
vi.mock("./offline-queue");

const reset = {
  seq: 700,
  reset: true,
  upserts: [],
  deleted_ids: [],
  unread_count: 610,
  toasts: {},
};
const toaster = { show: vi.fn(), showSummary: vi.fn(), dismiss: vi.fn() };
let session: LiveSession;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  session = {
    userId: "person",
    queries: new QueryClient(),
    toaster,
    lastSeq: 100,
    requestSync: vi.fn(),
    reconnectAfter: vi.fn(),
    yieldToNewerTab: vi.fn(),
    signOut: vi.fn(),
  };
  liveStore.set({ unreadCount: 10 });
  vi.mocked(call).mockImplementation((endpoint) => {
    expect(endpoint).toBe(syncNotifications);
    return Promise.resolve(reset) as never;
  });
});
afterEach(() => {
  stopPolling();
  vi.useRealTimers();
});
const settle = () => vi.advanceTimersByTimeAsync(1);

it("P11: shows one summary of more than it can list, counted by the badge", async () => {
  startPolling(session);
  await settle();
  expect(toaster.showSummary).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ lastSeq: 700 }),
    { count: 600, actionRequired: null, rows: [] },
  );
});

it("shows no summary when nothing unread has come", async () => {
  liveStore.set({ unreadCount: 610 });
  startPolling(session);
  await settle();
  expect(session.lastSeq).toBe(700);
  expect(toaster.showSummary).not.toHaveBeenCalled();
});

it("leaves the gap to the socket that has connected meanwhile", async () => {
  startPolling(session);
  stopPolling();
  await settle();
  expect(session.lastSeq).toBe(100);
  expect(toaster.showSummary).not.toHaveBeenCalled();
});
