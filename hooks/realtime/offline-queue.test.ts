import { QueryClient } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError, call } from "@/lib/http/client";
import {
  flushQueue,
  cancelQueuedAction,
  queueAction,
  markAllAsWaiting,
  addAction,
  markFirstAsSending,
  removeAction,
  removeSent,
  type QueuedAction,
} from "./offline-queue";

vi.mock("@/lib/http/client", async (original) => ({
  ...(await original<object>()),
  call: vi.fn(),
}));

const read = (...ids: string[]): QueuedAction => ({ kind: "read", ids });
const archive = (...ids: string[]): QueuedAction => ({ kind: "archive", ids });

describe("the offline queue", () => {
  it("keeps the order of actions and queues no id twice", () => {
    expect(addAction([read("a")], archive("a"))).toEqual([read("a"), archive("a")]);
    expect(addAction([read("a")], read("a", "b"))).toEqual([read("a"), read("b")]);
    expect(addAction([read("a")], read("a"))).toEqual([read("a")]);
  });
  it("cancels a waiting action as a whole or not at all", () => {
    expect(removeAction([read("a", "b"), archive("a")], archive("a"))).toEqual([read("a", "b")]);
    expect(removeAction([read("a", "b")], read("a"))).toEqual([read("b")]);
    expect(removeAction([read("a")], archive("a"))).toBeNull();
    expect(removeAction([read("a")], read("a", "b"))).toBeNull();
  });
  it("never cancels what is being sent, and queues the same action again", () => {
    const queue = markFirstAsSending([read("a"), read("b")]);
    expect(removeAction(queue, read("a"))).toBeNull();
    expect(removeAction(queue, read("b"))).toEqual([{ ...read("a"), sending: true }]);
    expect(addAction(queue, read("a", "b"))).toEqual([...queue, read("a")]);
    expect([removeSent(queue), markAllAsWaiting(queue)]).toEqual([
      [read("b")],
      [read("a"), read("b")],
    ]);
  });
});

describe("flushQueue", () => {
  const offline = new ApiError({ title: "", status: 0, code: "network", detail: "" });
  let person = 0;
  const start = async (...actions: QueuedAction[]) => {
    const session = { userId: `person ${++person}`, queries: new QueryClient() };
    for (const action of actions) await queueAction(session.userId, action);
    let answer = { succeed: () => {}, fail: (_error: Error) => {} };
    vi.mocked(call)
      .mockImplementationOnce(
        () =>
          new Promise((resolve, reject) => {
            answer = { succeed: () => resolve({ unread_count: 1 }), fail: reject };
          }),
      )
      .mockResolvedValue({ unread_count: 0 });
    const sent = flushQueue(session);
    await vi.waitFor(() => expect(call).toHaveBeenCalledTimes(1));
    return {
      session,
      sent,
      answer,
      cancel: (action: QueuedAction) => cancelQueuedAction(session.userId, action),
    };
  };
  afterEach(() => void vi.mocked(call).mockReset());

  it("does not cancel an action that reached the server", async () => {
    const { sent, answer, cancel } = await start(read("a"));
    const cancelled = cancel(read("a"));
    answer.succeed();
    expect([await cancelled, await sent]).toEqual([false, undefined]);
  });
  it("cancels an action whose sending failed", async () => {
    const { session, sent, answer, cancel } = await start(read("a"));
    const cancelled = cancel(read("a"));
    answer.fail(offline);
    expect([await cancelled, await sent]).toEqual([true, undefined]);
    await flushQueue(session);
    expect(call).toHaveBeenCalledTimes(1);
  });
  it("cancels what waits behind the sent action and sends each other action once", async () => {
    const { session, sent, answer, cancel } = await start(read("a"), archive("a"));
    const second = flushQueue(session);
    expect(await cancel(archive("a"))).toBe(true);
    await queueAction(session.userId, archive("c"));
    answer.succeed();
    await Promise.all([sent, second]);
    expect(
      vi
        .mocked(call)
        .mock.calls.map(
          ([, input]) => (input as { body: { notification_ids: string[] } }).body.notification_ids,
        ),
    ).toEqual([["a"], ["c"]]);
  });
});
