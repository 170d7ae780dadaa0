import { describe, expect, it } from "vitest";
import { targetOf } from "./plain-websocket";

describe("targetOf", () => {
  it.each([
    ["the path", "/ws/notifications/", { userId: null, token: null }],
    [
      "the path of a person, as S1's client calls it",
      "/ws/notifications/u1/",
      { userId: "u1", token: null },
    ],
    ["a person without the slash", "/ws/notifications/u1", { userId: "u1", token: null }],
    ["a token", "/ws/notifications/?token=t", { userId: null, token: "t" }],
    [
      "a token appended to a query",
      "/ws/notifications/?dialect=s0?token=t",
      { userId: null, token: "t" },
    ],
  ])("understands %s", (_name, url, { userId, token }) => {
    const target = targetOf(url);
    expect(target?.userId).toBe(userId);
    expect(target?.query.get("token") ?? null).toBe(token);
  });

  it.each([
    ["Socket.IO's own", "/ws/notifications/?EIO=4&transport=websocket"],
    ["Socket.IO's own with a token", "/ws/notifications/?token=t&EIO=4"],
    ["another path", "/ws/other/"],
    ["the path without its slash", "/ws/notifications"],
    ["a longer path", "/ws/notifications/u1/more"],
    ["nothing", ""],
  ])("leaves %s to others", (_name, url) => {
    expect(targetOf(url)).toBeNull();
  });
});
