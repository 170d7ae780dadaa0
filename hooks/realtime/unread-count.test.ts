import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it } from "vitest";
import {
  cachedUnreadCount,
  countedSeq,
  estimateUnreadCount,
  storeAnsweredCount,
  storeUnreadCount,
} from "./unread-count";

const KEY = ["notifications", "/api/notifications/unread_count", {}];
let client: QueryClient;
const shown = () => cachedUnreadCount(client)?.unread_count;
const push = (unread: number, seq: number) => storeUnreadCount(client, unread, seq);
/** A command is sent. Returns how its answer arrives. */
const send = () => {
  const sentAtSeq = countedSeq(client);
  return (unread_count: number, seq?: number) =>
    storeAnsweredCount(
      client,
      { unread_count, ...(seq !== undefined && { notification: { seq } }) },
      sentAtSeq,
    );
};

beforeEach(() => {
  client = new QueryClient();
  client.setQueryData(KEY, { count: 8, unread_count: 8, seq: 10, by_type: { booking: 8 } });
});

describe("a count that is pushed", () => {
  it("replaces an older one, with its details", () => {
    expect(storeUnreadCount(client, 9, 11, { by_type: { booking: 9 } })).toBe(true);
    const expected = { count: 9, unread_count: 9, seq: 11, by_type: { booking: 9 } };
    expect(client.getQueryData(KEY)).toEqual(expected);
  });
  it("replaces an estimate for the same position", () => {
    estimateUnreadCount(client, 7);
    expect(shown()).toBe(7);
    push(8, 10);
    expect(shown()).toBe(8);
  });
  it("does not replace a newer one", () => {
    push(9, 11);
    expect(push(8, 10)).toBe(false);
    expect([shown(), countedSeq(client)]).toEqual([9, 11]);
  });
  it("cancels a request in flight, whose answer is older", async () => {
    let answer = (_count: object) => {};
    const queryFn = () => new Promise<object>((resolve) => (answer = resolve));
    const fetching = client.fetchQuery({ queryKey: KEY, queryFn, staleTime: 0 });
    push(9, 11);
    answer({ unread_count: 8, seq: 10 });
    await expect(fetching).rejects.toThrow("CancelledError");
    expect(shown()).toBe(9);
  });
});

describe("P27: the count in the answer of a command", () => {
  it.each([
    ["that names its position", 11],
    ["that names none", undefined],
  ])("%s: comes before the push of its change", (_name, seq) => {
    const answer = send();
    answer(7, seq);
    expect(shown()).toBe(7);
    push(7, 11);
    expect(shown()).toBe(7);
  });
  it.each([
    ["that names its position", 11],
    ["that names none", undefined],
  ])("%s: comes after the push of its change and of a later one", (_name, seq) => {
    const answer = send();
    push(7, 11);
    push(8, 12);
    answer(7, seq);
    expect(shown()).toBe(8);
  });
  it("for the position that was pushed is taken over", () => {
    const answer = send();
    push(7, 11);
    answer(7, 11);
    expect([shown(), countedSeq(client)]).toEqual([7, 11]);
  });
  it("does not replace that of an answer to a later command", () => {
    const [first, second] = [send(), send()];
    second(6, 12);
    first(7, 11);
    expect(shown()).toBe(6);
  });
  it("is not counted twice when a new notification comes between sending and answer", () => {
    const answer = send();
    estimateUnreadCount(client, 7);
    push(9, 11);
    answer(8, 12);
    push(8, 12);
    expect(shown()).toBe(8);
  });
});
