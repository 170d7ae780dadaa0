import { describe, expect, it } from "vitest";
import { nextConnection, startOfConnection, statusText, type Connection, type ConnectionChange } from "./connection";

const after = (...changes: ConnectionChange[]): Connection => changes.reduce(nextConnection, startOfConnection);
const failing = (times: number): ConnectionChange[] =>
  Array.from({ length: times }, (_, index): ConnectionChange[] => [{ kind: "attempt", number: index + 1 }, { kind: "failed", error: "no answer" }]).flat();

describe("nextConnection", () => {
  it("counts attempts in words", () => {
    expect(statusText(after({ kind: "connected" }, { kind: "dropped", reason: "transport close" }))).toBe("Reconnecting (1)");
    expect(statusText(after({ kind: "dropped", reason: "transport close" }, { kind: "attempt", number: 2 }))).toBe("Reconnecting (2)");
  });
  it("polls after five failures and until the first success", () => {
    expect(after(...failing(4)).status).toBe("Reconnecting");
    expect(after(...failing(5)).status).toBe("Polling");
    expect(after(...failing(5), { kind: "attempt", number: 6 }).status).toBe("Polling");
    expect(after(...failing(5), { kind: "connected" })).toEqual({ status: "Connected", attempts: 0, lastError: null });
  });
  it("says offline while there is no network, and tries again after", () => {
    expect(after({ kind: "offline" }, { kind: "attempt", number: 1 }).status).toBe("Offline");
    expect(after({ kind: "offline" }, { kind: "online" }).status).toBe("Reconnecting");
  });
  it("stays signed out", () => {
    expect(after({ kind: "signed-out", reason: "logout" }, { kind: "connected" }).status).toBe("Signed out");
  });
});
