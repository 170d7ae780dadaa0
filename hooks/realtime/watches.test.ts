import { expect, it } from "vitest";
import { isWatched, watch, connectWatches, disconnectWatches, type LotAnswer } from "./watches";

it("subscribes once, again after each connect, and unsubscribes with the last holder", () => {
  const sent: string[] = [];
  const sender = {
    emit: (event: string, payload: Record<string, string>) =>
      sent.push(`${event} ${Object.values(payload).join()}`),
  };
  const leaveFirst = watch("lot", "1");
  connectWatches(sender, () => {});
  const leaveSecond = watch("lot", "1");
  disconnectWatches();
  connectWatches(sender, () => {});
  leaveFirst();
  expect(isWatched("lot", "1")).toBe(true);
  leaveSecond();
  expect(isWatched("lot", "1")).toBe(false);
  expect(sent).toEqual(["watch_lot 1", "watch_lot 1", "unwatch_lot 1"]);
});

it("B4: tells the layout that a lot has when it begins to be watched", () => {
  const layouts: string[] = [];
  const answers: LotAnswer[] = [
    { ok: true, slots: [], available_slots: 0, layout_version: "v2" },
    { ok: false, error: { code: "not_found", message: "Not found." } },
  ];
  const sender = {
    emit: (_event: string, _payload: object, answer?: (ack: LotAnswer) => void) =>
      answer?.(answers.shift()!),
  };
  const leave = [watch("lot", "1"), watch("booking", "2")];
  connectWatches(sender, (lot, version) => layouts.push(`${lot} ${version}`));
  leave.push(watch("lot", "3"));
  expect(layouts).toEqual(["1 v2"]);
  expect(answers).toEqual([]);
  disconnectWatches();
  for (const end of leave) end();
});
