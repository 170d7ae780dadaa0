import { expect, it } from "vitest";
import { isWatched, watch, watchesBegin, watchesEnd } from "./watches";

it("asks once for a room, again after every connect, and leaves with the last holder", () => {
  const sent: string[] = [];
  const sender = {
    emit: (event: string, payload: Record<string, string>) =>
      sent.push(`${event} ${Object.values(payload).join()}`),
  };
  const leaveFirst = watch("lot", "1");
  watchesBegin(sender);
  const leaveSecond = watch("lot", "1");
  watchesEnd();
  watchesBegin(sender);
  leaveFirst();
  expect(isWatched("lot", "1")).toBe(true);
  leaveSecond();
  expect(isWatched("lot", "1")).toBe(false);
  expect(sent).toEqual(["watch_lot 1", "watch_lot 1", "unwatch_lot 1"]);
});
