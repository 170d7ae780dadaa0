import { describe, expect, it } from "vitest";
import type { Connection } from "./connection";
import { Hub } from "./hub";

function connect(id: string) {
  const heard: string[] = [];
  return {
    heard,
    connection: { id, send: (event: string) => void heard.push(event) } as unknown as Connection,
  };
}
const restart = { type: "server_restart", retry_in_ms: 1 } as const;

describe("the hub", () => {
  it("reaches a room's members, each once, the longest there first", () => {
    const hub = new Hub();
    const [a, b, c] = [connect("a"), connect("b"), connect("c")];
    for (const one of [a, b, c]) hub.add(one.connection);
    hub.join(b.connection, "user:1", "role:admin");
    hub.join(a.connection, "user:1");
    hub.emit("user:1", "server_restart", restart);
    expect([a.heard.length, b.heard.length, c.heard.length]).toEqual([1, 1, 0]);
    expect(hub.in("user:1", "role:admin").map((one) => one.id)).toEqual(["b", "a"]);
    hub.emitAll("server_restart", restart);
    expect([a.heard.length, b.heard.length, c.heard.length]).toEqual([2, 2, 1]);
  });

  it("forgets who leaves, and lets nobody join who has left", () => {
    const hub = new Hub();
    const { connection } = connect("a");
    hub.add(connection);
    hub.join(connection, "lot:1", "lot:2");
    hub.leave(connection, "lot:1");
    expect(hub.remove(connection)).toEqual(["lot:2"]);
    hub.join(connection, "lot:1");
    expect([hub.in("lot:1", "lot:2"), hub.connections]).toEqual([[], []]);
  });
});
