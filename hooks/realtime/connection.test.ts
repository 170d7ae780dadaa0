import { describe, expect, it } from "vitest";
import {
  isTemporaryRefusal,
  nextConnection,
  initialConnection,
  statusText,
  delayAfterRefusal,
  type Connection,
  type ConnectionChange,
} from "./connection";

const after = (...changes: ConnectionChange[]): Connection =>
  changes.reduce(nextConnection, initialConnection);
const failing = (times: number): ConnectionChange[] =>
  Array.from({ length: times }, (_, index): ConnectionChange[] => [
    { kind: "attempt", number: index + 1 },
    { kind: "failed", error: "no answer" },
  ]).flat();

describe("nextConnection", () => {
  it("connects, not reconnects, until something fails", () => {
    expect(statusText(initialConnection)).toBe("Connecting");
    expect(statusText(after(...failing(1)))).toBe("Reconnecting (1)");
  });
  it("shows the number of attempts", () => {
    expect(
      statusText(after({ kind: "connected" }, { kind: "dropped", reason: "transport close" })),
    ).toBe("Reconnecting (1)");
    expect(
      statusText(
        after({ kind: "dropped", reason: "transport close" }, { kind: "attempt", number: 2 }),
      ),
    ).toBe("Reconnecting (2)");
  });
  it("polls from the fifth failure until the first success", () => {
    expect(after(...failing(4)).status).toBe("Reconnecting");
    expect(after(...failing(5)).status).toBe("Polling");
    expect(after(...failing(5), { kind: "attempt", number: 6 }).status).toBe("Polling");
    expect(after(...failing(5), { kind: "connected" })).toEqual({
      status: "Connected",
      attempts: 0,
      lastError: null,
    });
  });
  it("R6: polls after silence, until it is connected", () => {
    const silent = after(...failing(1), { kind: "silent" });
    expect(silent.status).toBe("Polling");
    expect(nextConnection(silent, { kind: "attempt", number: 2 }).status).toBe("Polling");
    expect(nextConnection(silent, { kind: "failed", error: "timeout" }).status).toBe("Polling");
    expect(nextConnection(silent, { kind: "connected" }).status).toBe("Connected");
    expect(after({ kind: "offline" }, { kind: "silent" }).status).toBe("Offline");
  });
  it("is offline without a network and reconnects with it", () => {
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
  it.each([
    ["unavailable", true],
    ["rate_limited", true],
    ["unauthenticated", false],
    ["user_inactive", false],
  ])("of code %s is temporary: %s", (code, expected) => {
    expect(isTemporaryRefusal(code)).toBe(expected);
  });
  it("is retried with growing delays, never sooner than the server asked", () => {
    expect([1, 2, 3, 9].map((refusals) => delayAfterRefusal(refusals, 0, 0))).toEqual([
      1000, 2000, 4000, 4500,
    ]);
    expect([delayAfterRefusal(1, 10, 0), delayAfterRefusal(1, 2, 1)]).toEqual([10_000, 3000]);
  });
});
