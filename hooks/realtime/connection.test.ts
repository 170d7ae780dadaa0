import { describe, expect, it } from "vitest";
import {
  isPassing,
  nextConnection,
  startOfConnection,
  statusText,
  waitAfter,
  type Connection,
  type ConnectionChange,
} from "./connection";

const after = (...changes: ConnectionChange[]): Connection =>
  changes.reduce(nextConnection, startOfConnection);
const failing = (times: number): ConnectionChange[] =>
  Array.from({ length: times }, (_, index): ConnectionChange[] => [
    { kind: "attempt", number: index + 1 },
    { kind: "failed", error: "no answer" },
  ]).flat();

describe("nextConnection", () => {
  it("counts attempts in words", () => {
    expect(
      statusText(after({ kind: "connected" }, { kind: "dropped", reason: "transport close" })),
    ).toBe("Reconnecting (1)");
    expect(
      statusText(
        after({ kind: "dropped", reason: "transport close" }, { kind: "attempt", number: 2 }),
      ),
    ).toBe("Reconnecting (2)");
  });
  it("polls after five failures and until the first success", () => {
    expect(after(...failing(4)).status).toBe("Reconnecting");
    expect(after(...failing(5)).status).toBe("Polling");
    expect(after(...failing(5), { kind: "attempt", number: 6 }).status).toBe("Polling");
    expect(after(...failing(5), { kind: "connected" })).toEqual({
      status: "Connected",
      attempts: 0,
      lastError: null,
    });
  });
  it("says offline while there is no network, and tries again after", () => {
    expect(after({ kind: "offline" }, { kind: "attempt", number: 1 }).status).toBe("Offline");
    expect(after({ kind: "offline" }, { kind: "online" }).status).toBe("Reconnecting");
  });
  it("stays signed out", () => {
    expect(after({ kind: "signed-out", reason: "logout" }, { kind: "connected" }).status).toBe(
      "Signed out",
    );
  });
});

describe("a refused handshake", () => {
  it("is passing during an outage and while too many come, final otherwise", () => {
    expect(
      ["unavailable", "rate_limited", "unauthenticated", "user_inactive"].map(isPassing),
    ).toEqual([true, true, false, false]);
  });
  it("is tried again later and later, never sooner than the server asked", () => {
    expect([1, 2, 3, 9].map((refusals) => waitAfter(refusals, 0, 0))).toEqual([
      1000, 2000, 4000, 4500,
    ]);
    expect([waitAfter(1, 10, 0), waitAfter(1, 2, 1)]).toEqual([10_000, 3000]);
  });
});
