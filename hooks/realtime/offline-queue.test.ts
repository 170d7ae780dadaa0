import { QueryClient } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError, call } from "@/lib/http/client";
import {
  sendWaiting,
  takeBackWaiting,
  waitFor,
  waitingAgain,
  withAct,
  withFirstSending,
  withoutAct,
  withoutSending,
  type WaitingAct,
} from "./offline-queue";

vi.mock("@/lib/http/client", async (original) => ({
  ...(await original<object>()),
  call: vi.fn(),
}));

const read = (...ids: string[]): WaitingAct => ({ kind: "read", ids });
const archive = (...ids: string[]): WaitingAct => ({ kind: "archive", ids });

describe("the offline queue", () => {
  it("keeps the order of acts and names nothing twice", () => {
    expect(withAct([read("a")], archive("a"))).toEqual([read("a"), archive("a")]);
    expect(withAct([read("a")], read("a", "b"))).toEqual([read("a"), read("b")]);
    expect(withAct([read("a")], read("a"))).toEqual([read("a")]);
  });
  it("takes an act back before it was sent, as a whole or not at all", () => {
    expect(withoutAct([read("a", "b"), archive("a")], archive("a"))).toEqual([read("a", "b")]);
    expect(withoutAct([read("a", "b")], read("a"))).toEqual([read("b")]);
    expect(withoutAct([read("a")], archive("a"))).toBeNull();
    expect(withoutAct([read("a")], read("a", "b"))).toBeNull();
  });
  it("never takes back what is being sent, and lets the same be wanted anew", () => {
    const queue = withFirstSending([read("a"), read("b")]);
    expect(withoutAct(queue, read("a"))).toBeNull();
    expect(withoutAct(queue, read("b"))).toEqual([{ ...read("a"), sending: true }]);
    expect(withAct(queue, read("a", "b"))).toEqual([...queue, read("a")]);
    expect([withoutSending(queue), waitingAgain(queue)]).toEqual([
      [read("b")],
      [read("a"), read("b")],
    ]);
  });
});

describe("sending what waited", () => {
  const offline = new ApiError({ title: "", status: 0, code: "network", detail: "" });
  let person = 0;
  const start = async (...acts: WaitingAct[]) => {
    const session = { userId: `person ${++person}`, queries: new QueryClient() };
    for (const act of acts) await waitFor(session.userId, act);
    let answer = { succeed: () => {}, fail: (_error: Error) => {} };
    vi.mocked(call)
      .mockImplementationOnce(
        () =>
          new Promise((resolve, reject) => {
            answer = { succeed: () => resolve({ unread_count: 1 } as never), fail: reject };
          }),
      )
      .mockResolvedValue({ unread_count: 0 } as never);
    const sent = sendWaiting(session);
    await vi.waitFor(() => expect(call).toHaveBeenCalledTimes(1));
    return {
      session,
      sent,
      answer,
      takeBack: (act: WaitingAct) => takeBackWaiting(session.userId, act),
    };
  };
  afterEach(() => void vi.mocked(call).mockReset());

  it("lets an act that arrives be undone by the server only", async () => {
    const { sent, answer, takeBack } = await start(read("a"));
    const taken = takeBack(read("a"));
    answer.succeed();
    expect([await taken, await sent]).toEqual([false, undefined]);
  });
  it("lets one that did not arrive be taken back after all", async () => {
    const { session, sent, answer, takeBack } = await start(read("a"));
    const taken = takeBack(read("a"));
    answer.fail(offline);
    expect([await taken, await sent]).toEqual([true, undefined]);
    await sendWaiting(session);
    expect(call).toHaveBeenCalledTimes(1);
  });
  it("takes back what still waits behind it, and sends what was added, each once from two callers", async () => {
    const { session, sent, answer, takeBack } = await start(read("a"), archive("a"));
    const second = sendWaiting(session);
    expect(await takeBack(archive("a"))).toBe(true);
    await waitFor(session.userId, archive("c"));
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
