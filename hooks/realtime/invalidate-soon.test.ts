import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { invalidateSoon, invalidateTags } from "./invalidate-soon";

const ANSWER_MS = 50;
const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
let changes = 0;
let stop: (() => void)[] = [];

/** A shown query whose answer is the number of changes when its request was sent. */
function show(key: string[], initialData?: number) {
  const queryFn = vi.fn(async () => {
    const answer = changes;
    await new Promise((done) => setTimeout(done, ANSWER_MS));
    return answer;
  });
  const observer = new QueryObserver(queries, { queryKey: key, queryFn, initialData });
  stop.push(observer.subscribe(() => undefined));
  return queryFn;
}
const change = (...tags: string[]) => {
  changes += 1;
  invalidateTags(queries, tags);
};
const settle = () => vi.advanceTimersByTimeAsync(1000);

beforeEach(() => {
  vi.useFakeTimers();
  changes = 0;
});
afterEach(() => {
  for (const each of stop) each();
  stop = [];
  queries.clear();
  vi.useRealTimers();
});

it("fetches once what several reports of one act name", async () => {
  const [bookings, slots] = [show(["bookings"], 0), show(["slots", "plan"], 0)];
  change("bookings", "slots");
  await vi.advanceTimersByTimeAsync(40);
  change("bookings");
  invalidateSoon(queries, [["slots", "plan"]]);
  await settle();
  expect([bookings, slots].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  expect(queries.getQueryData(["bookings"])).toBe(2);
});

it("does not repeat a fetch that began after the last report", async () => {
  change("bookings");
  const bookings = show(["bookings"]);
  await settle();
  expect(bookings).toHaveBeenCalledOnce();
  expect(queries.getQueryData(["bookings"])).toBe(1);
});

it.each([
  ["the first request", undefined],
  ["a later request", 0],
])("replaces %s when it began before the change", async (_name, initialData) => {
  const bookings = show(["bookings"], initialData);
  if (initialData !== undefined) void queries.refetchQueries();
  await vi.advanceTimersByTimeAsync(ANSWER_MS - 10);
  change("bookings");
  await settle();
  expect(bookings).toHaveBeenCalledTimes(2);
  expect(queries.getQueryData(["bookings"])).toBe(1);
});

it("replaces the first request when it is still under way", async () => {
  change("bookings");
  await vi.advanceTimersByTimeAsync(80);
  const bookings = show(["bookings"]);
  change("bookings");
  await settle();
  expect(bookings).toHaveBeenCalledTimes(2);
  expect(queries.getQueryData(["bookings"])).toBe(2);
});

it("leaves stale what nobody shows, also when its request was given up", async () => {
  const key = ["bookings"];
  show(key, 0);
  change("bookings");
  void queries.refetchQueries();
  await vi.advanceTimersByTimeAsync(10);
  await queries.cancelQueries();
  stop.pop()!();
  await settle();
  expect(queries.getQueryState(key)).toMatchObject({ data: 0, isInvalidated: true });
});
