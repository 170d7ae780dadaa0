import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { beginAt, newestSeq, noteSeq } from "./session";

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

describe("the first position", () => {
  it("makes older lists stale once, and stands", async () => {
    for (const key of [LIST, OTHER]) session.queries.setQueryData(key, { pages: [] });
    const isStale = (key: string[]) => session.queries.getQueryState(key)?.isInvalidated;
    beginAt(session, 0);
    await vi.waitFor(() => expect(isStale(LIST as string[])).toBe(true));
    expect([session.lastSeq, isStale(OTHER as string[])]).toEqual([0, false]);
    session.queries.setQueryData(LIST, { pages: [] });
    beginAt(session, 7);
    await Promise.resolve();
    expect([session.lastSeq, isStale(LIST as string[])]).toEqual([0, false]);
  });
  it("drops a first answer that is still on its way", async () => {
    const ask = vi
      .fn()
      .mockImplementationOnce(() => new Promise((resolve) => setTimeout(resolve, 20, "old")))
      .mockResolvedValue("new");
    const stop = new QueryObserver(session.queries, { queryKey: LIST, queryFn: ask }).subscribe(
      () => {},
    );
    beginAt(session, 3);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect([session.queries.getQueryData(LIST), ask.mock.calls.length]).toEqual(["new", 2]);
    stop();
  });
});

it("knows the newest position, or none", () => {
  expect([
    newestSeq(4, 7),
    newestSeq(null, 3),
    newestSeq(0, 2),
    newestSeq(null, undefined),
    newestSeq(null, 0),
  ]).toEqual([7, 3, 2, undefined, undefined]);
});

describe("noteSeq", () => {
  it("goes on step by step, never back", () => {
    session = sessionAt(4);
    for (const seq of [5, 5, 3]) noteSeq(session, seq);
    expect([session.lastSeq, session.requestSync.mock.calls.length]).toEqual([5, 0]);
  });
  it("asks for what is missing, from nothing too, and stays until it came", () => {
    session = sessionAt(0);
    noteSeq(session, 2);
    expect([session.lastSeq, session.requestSync.mock.calls.length]).toEqual([0, 1]);
  });
  it("leaves an unknown position unknown", () => {
    noteSeq(session, 9);
    expect([session.lastSeq, session.requestSync.mock.calls.length]).toEqual([null, 0]);
  });
});
