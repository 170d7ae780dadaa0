import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { startSequence, latestSeq, advanceSequence } from "./live-session";

const LIST = ["notifications", "/api/notifications", {}, "pages"],
  OTHER = ["bookings", "/api/bookings", {}];
const sessionAt = (lastSeq: number | null) => ({
  lastSeq,
  queries: new QueryClient(),
  requestSync: vi.fn(),
});
let session = sessionAt(null);
beforeEach(() => {
  session = sessionAt(null);
});

describe("startSequence", () => {
  it("fetches older lists again, once", async () => {
    for (const key of [LIST, OTHER]) session.queries.setQueryData(key, { pages: [] });
    const isStale = (key: string[]) => session.queries.getQueryState(key)?.isInvalidated;
    startSequence(session, 0);
    await vi.waitFor(() => expect(isStale(LIST as string[])).toBe(true));
    expect([session.lastSeq, isStale(OTHER as string[])]).toEqual([0, false]);
    session.queries.setQueryData(LIST, { pages: [] });
    startSequence(session, 7);
    await Promise.resolve();
    expect([session.lastSeq, isStale(LIST as string[])]).toEqual([0, false]);
  });
  it("discards an answer that was requested before", async () => {
    const ask = vi
      .fn()
      .mockImplementationOnce(() => new Promise((resolve) => setTimeout(resolve, 20, "old")))
      .mockResolvedValue("new");
    const stop = new QueryObserver(session.queries, { queryKey: LIST, queryFn: ask }).subscribe(
      () => {},
    );
    startSequence(session, 3);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect([session.queries.getQueryData(LIST), ask.mock.calls.length]).toEqual(["new", 2]);
    stop();
  });
});

it("finds the latest sequence number, or none", () => {
  expect([
    latestSeq(4, 7),
    latestSeq(null, 3),
    latestSeq(0, 2),
    latestSeq(null, undefined),
    latestSeq(null, 0),
  ]).toEqual([7, 3, 2, undefined, undefined]);
});

describe("advanceSequence", () => {
  it("moves on step by step, never back", () => {
    session = sessionAt(4);
    for (const seq of [5, 5, 3]) advanceSequence(session, seq);
    expect([session.lastSeq, session.requestSync.mock.calls.length]).toEqual([5, 0]);
  });
  it("requests a sync at a gap and waits for it", () => {
    session = sessionAt(0);
    advanceSequence(session, 2);
    expect([session.lastSeq, session.requestSync.mock.calls.length]).toEqual([0, 1]);
  });
  it("ignores messages before the first position", () => {
    advanceSequence(session, 9);
    expect([session.lastSeq, session.requestSync.mock.calls.length]).toEqual([null, 0]);
  });
});
