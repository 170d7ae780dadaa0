import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { decodeHints, emptyHints } from "../bus";
import { newId } from "../id";
import { collectHints } from "./collect-hints";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("sends hints that come together as one message, each id once", () => {
  const send = vi.fn<(message: string) => void>();
  const notify = collectHints(send);
  notify({ ...emptyHints(), users: new Set(["ana", "ben"]) });
  notify({ ...emptyHints(), users: new Set(["ana"]), lots: new Set(["lot-1"]) });
  expect(send).not.toHaveBeenCalled();
  vi.advanceTimersByTime(5);
  expect(send).toHaveBeenCalledTimes(1);
  expect(decodeHints(send.mock.calls[0]![0])).toEqual({
    ...emptyHints(),
    users: new Set(["ana", "ben"]),
    lots: new Set(["lot-1"]),
  });
});

it("goes on after each message", () => {
  const send = vi.fn<(message: string) => void>();
  const notify = collectHints(send);
  for (const id of ["ana", "ben"]) {
    notify({ ...emptyHints(), users: new Set([id]) });
    vi.advanceTimersByTime(5);
  }
  expect(send).toHaveBeenCalledTimes(2);
});

it("splits what PostgreSQL would refuse as too long, and loses nothing", () => {
  const ids = Array.from({ length: 500 }, newId);
  const messages: string[] = [];
  collectHints((message) => messages.push(message))({ ...emptyHints(), users: new Set(ids) });
  vi.advanceTimersByTime(5);
  for (const message of messages) expect(message.length).toBeLessThan(7_900);
  expect(messages.flatMap((message) => [...decodeHints(message).users])).toEqual(ids);
});
