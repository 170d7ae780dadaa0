import { beforeEach, describe, expect, it } from "vitest";
import type { Connection } from "./connection";
import { Hub } from "./hub";

const connect = (id: string) => {
  const received: string[] = [];
  const send = (event: string) => void received.push(event);
  return { received, connection: { id, send } as unknown as Connection };
};
const restart = { type: "server_restart", retry_in_ms: 1 } as const;

let hub: Hub;
beforeEach(() => {
  hub = new Hub();
});

describe("the hub", () => {
  it("sends to the members of a room, and to nobody else", () => {
    const [member, other] = [connect("a"), connect("b")];
    for (const one of [member, other]) hub.add(one.connection);
    hub.join(member.connection, "user:1");
    hub.emit("user:1", "server_restart", restart);
    expect([member.received, other.received]).toEqual([["server_restart"], []]);
  });

  it("sends to every connection, in whatever rooms it is", () => {
    const all = [connect("a"), connect("b")];
    for (const one of all) hub.add(one.connection);
    hub.join(all[0]!.connection, "user:1", "role:admin");
    hub.emitAll("server_restart", restart);
    expect(all.map((one) => one.received.length)).toEqual([1, 1]);
  });

  it("lists the members of several rooms once each, in the order of joining", () => {
    const [first, second] = [connect("a").connection, connect("b").connection];
    for (const one of [first, second]) hub.add(one);
    hub.join(second, "user:1", "role:admin");
    hub.join(first, "user:1");
    expect(hub.connectionsIn("user:1", "role:admin").map((one) => one.id)).toEqual(["b", "a"]);
  });

  it("returns the rooms of a connection when it removes it", () => {
    const { connection } = connect("a");
    hub.add(connection);
    hub.join(connection, "lot:1", "lot:2");
    hub.leave(connection, "lot:1");
    expect(hub.remove(connection)).toEqual(["lot:2"]);
    expect([hub.connectionsIn("lot:1", "lot:2"), hub.connections]).toEqual([[], []]);
  });

  it("lets no removed connection join a room", () => {
    const { connection } = connect("a");
    hub.add(connection);
    hub.remove(connection);
    hub.join(connection, "lot:1");
    expect(hub.connectionsIn("lot:1")).toEqual([]);
  });
});
