import { expect, it } from "vitest";
import { isWatched, watch, connectWatches, disconnectWatches } from "./watches";

it("subscribes once, again after each connect, and unsubscribes with the last holder", () => {
  const sent: string[] = [];
  const sender = {
    emit: (event: string, payload: Record<string, string>) =>
      sent.push(`${event} ${Object.values(payload).join()}`),
  };
  const leaveFirst = watch("lot", "1");
  connectWatches(sender);
  const leaveSecond = watch("lot", "1");
  disconnectWatches();
  connectWatches(sender);
  leaveFirst();
  expect(isWatched("lot", "1")).toBe(true);
  leaveSecond();
  expect(isWatched("lot", "1")).toBe(false);
  expect(sent).toEqual(["watch_lot 1", "watch_lot 1", "unwatch_lot 1"]);
});
