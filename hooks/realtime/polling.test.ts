import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { getUnreadCount, syncNotifications } from "@/lib/domain/notification/client";
import { call } from "@/lib/http/client";
import type { LiveSession } from "./live-session";
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
let answers: Map<unknown, () => Promise<unknown>>;

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
  answers = new Map<unknown, () => Promise<unknown>>([
    [syncNotifications, () => Promise.resolve(reset)],
    [getUnreadCount, () => Promise.resolve({ count: 600, action_required: 2 })],
  ]);
  vi.mocked(call).mockImplementation((endpoint) => answers.get(endpoint)!() as never);
});
afterEach(() => {
  stopPolling();
  vi.useRealTimers();
});
const settle = () => vi.advanceTimersByTimeAsync(1);

it("P11: shows one summary of more than it can list, counted from its position", async () => {
  startPolling(session);
  await settle();
  expect(call).toHaveBeenCalledWith(getUnreadCount, { query: { since_seq: "100" } });
  expect(toaster.showSummary).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ lastSeq: 700 }),
    { count: 600, actionRequired: 2, rows: [] },
  );
});

it("P11: keeps its position until it knows how much was missed", async () => {
  answers.set(getUnreadCount, () => Promise.reject(new Error("offline")));
  startPolling(session);
  await settle();
  expect(session.lastSeq).toBe(100);
  answers.set(getUnreadCount, () => Promise.resolve({ count: 600, action_required: 0 }));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(session.lastSeq).toBe(700);
  expect(toaster.showSummary).toHaveBeenCalledOnce();
});

it("leaves the gap to the socket that has connected meanwhile", async () => {
  startPolling(session);
  stopPolling();
  await settle();
  expect(session.lastSeq).toBe(100);
  expect(toaster.showSummary).not.toHaveBeenCalled();
});
