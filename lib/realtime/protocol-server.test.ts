import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { hint } from "@/lib/core/db";
import { vitals } from "@/lib/core/vitals";
import { sync } from "@/lib/domain/notification/read/sync";
import { markAsRead } from "@/lib/domain/notification/write/mark-read";
import { assignEmployee } from "@/lib/domain/staff/write";
import { revokeSessions } from "@/lib/domain/user/write/revoke-sessions";
import { TestConnection } from "@/lib/testing/connections";
import { useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { notify, notifyTimes } from "@/lib/testing/notifications";
import { duringOutage } from "@/lib/testing/outage";
import { person, signedIn } from "@/lib/testing/people";
import type { ServerEvent } from "./connection";
import { ProtocolServer } from "./protocol-server";

useTestDatabase();

let server: ProtocolServer;
let ana: Actor;
beforeEach(async () => {
  server = new ProtocolServer();
  ana = await person("driver");
});
afterEach(() => server.close());

async function connect(actor = ana, lastSeq?: unknown): Promise<TestConnection> {
  const connection = new TestConnection(actor);
  await server.connect(connection, lastSeq);
  return connection;
}
const untilSent = (connection: TestConnection, event: ServerEvent) =>
  vi.waitFor(() => connection.last(event), { timeout: 5000, interval: 10 });

describe("connect", () => {
  it("S4.48: begins with connection_established", async () => {
    await notify(ana);
    const connection = await connect();
    expect(connection.events).toEqual(["connection_established"]);
    expect(connection.last("connection_established")).toMatchObject({
      message: `Connected successfully as ${ana.name}`,
      user_id: ana.id,
      unread_count: 1,
      seq: 1,
      expires_at: null,
      recovered: false,
    });
  });

  const rooms = (connection: TestConnection) => server.hub.remove(connection).sort();

  it("I10: a driver is in the rooms of the person and the role only", async () => {
    expect(rooms(await connect())).toEqual(["role:driver", `user:${ana.id}`]);
  });

  it("I10: owners and staff are also in the rooms of their own lots", async () => {
    const [owner, staff] = [await person("owner"), await person("staff")];
    const [own] = [await openLot(owner), await openLot(await person("owner"))];
    await assignEmployee(staff.id, own.id);
    const room = `lot:${own.id}:ops`;
    expect(rooms(await connect(owner))).toEqual([room, "role:owner", `user:${owner.id}`]);
    expect(rooms(await connect(staff))).toEqual([room, "role:staff", `user:${staff.id}`]);
  });

  it("W10: the eleventh connection of a person closes the oldest, with the reason", async () => {
    const connections: TestConnection[] = [];
    for (let count = 1; count <= 11; count += 1) connections.push(await connect());
    const [oldest, ...others] = connections;
    expect(oldest!.last("error").code).toBe("too_many_sockets");
    expect(oldest!.closedFor).toBe("replaced");
    expect(others.every((one) => one.isOpen)).toBe(true);
  });

  it("closes a connection that cannot be established, so that the client tries again", async () => {
    const connection = new TestConnection(ana);
    await duringOutage(() => server.connect(connection));
    expect(connection.closedFor).toBe("failed");
  });

  it("sends nothing to a connection that closed meanwhile", async () => {
    const connection = new TestConnection(ana);
    const connected = server.connect(connection);
    connection.close("failed");
    await connected;
    expect(server.hub.connectionsIn(`user:${ana.id}`)).toEqual([]);
  });
});

describe("connect with a position", () => {
  it("P11: sends what was missed since a position", async () => {
    const [first, second] = await notifyTimes(ana, 2);
    await markAsRead(ana, first!);
    const connection = await connect(ana, 1);
    expect(connection.events).toEqual(["connection_established", "sync"]);
    const { upserts, seq } = connection.last("sync");
    expect(upserts.map((one) => one.id)).toEqual([second, first]);
    expect(seq).toBe(3);
  });

  it.each([
    { missed: 3, summaries: 0 },
    { missed: 4, summaries: 1 },
  ])("N6: $missed missed notifications get $summaries summary", async ({ missed, summaries }) => {
    await notifyTimes(ana, missed);
    const connection = await connect(ana, 0);
    expect(connection.all("away_summary")).toHaveLength(summaries);
    if (summaries)
      expect(connection.last("away_summary")).toMatchObject({
        missed,
        action_required: 0,
        by_type: { message: missed },
      });
  });

  it("N6: the summary leaves out what is read by now", async () => {
    const [first] = await notifyTimes(ana, 4);
    await markAsRead(ana, first!);
    expect((await connect(ana, 0)).all("away_summary")).toEqual([]);
  });

  it("P11: a client that missed nothing is told so without reading its feed", async () => {
    await notify(ana);
    const { seq } = (await connect()).last("connection_established");
    const connection = await connect(ana, seq);
    expect(connection.events).toEqual(["connection_established", "sync"]);
    expect(connection.last("sync")).toEqual({ type: "sync", ...(await sync(ana, seq)) });
  });

  it("an invalid position gets a reset", async () => {
    expect((await connect(ana, "x")).last("sync").reset).toBe(true);
  });
});

describe("disconnect", () => {
  it("takes the connection out of all rooms and of the count", async () => {
    const before = vitals.sockets;
    const connection = await connect();
    expect(vitals.sockets).toBe(before + 1);
    server.disconnect(connection);
    expect(vitals.sockets).toBe(before);
    expect(server.hub.connections).toEqual([]);
    expect(server.hub.connectionsIn(`user:${ana.id}`)).toEqual([]);
  });
});

describe("receive", () => {
  it("answers messages in the order in which they came", async () => {
    const connection = await connect();
    const id = await notify(ana);
    const answers: string[] = [];
    const send = (event: string, payload: unknown) =>
      server.receive(connection, { event, payload }, () => void answers.push(event));
    await Promise.all([
      send("mark_read", { notification_id: id }),
      send("ping", {}),
      send("mark_unread", { notification_id: id }),
    ]);
    expect(answers).toEqual(["mark_read", "ping", "mark_unread"]);
  });

  it("drops what a connection had sent before it was closed", async () => {
    const connection = await connect();
    connection.close("abuse");
    const answer = vi.fn();
    await server.receive(connection, { event: "ping", payload: {} }, answer);
    expect(answer).not.toHaveBeenCalled();
  });
});

describe("hints", () => {
  it("P9: a committed notification is pushed", async () => {
    const connection = await connect();
    const id = await notify(ana);
    await untilSent(connection, "new_notification");
    expect(connection.last("new_notification").notification.id).toBe(id);
  });

  it("a moved clock is announced to everybody", async () => {
    const connection = await connect();
    hint("clock", "moved");
    expect(connection.last("pong")).toMatchObject({ type: "pong", timestamp: null });
  });

  it("S12: closes the sockets of a session that was revoked", async () => {
    const [first, second] = [await signedIn(ana), await signedIn(ana)];
    const [closed, open] = [await connect(first), await connect(second)];
    await revokeSessions(ana.id, { only: first.session_id });
    await untilSent(closed, "force_logout");
    expect(closed.closedFor).toBe("signed_out");
    expect(open.isOpen).toBe(true);
  });
});

describe("close", () => {
  it("P18: tells every client when to come back, and reacts to nothing more", async () => {
    const connection = await connect();
    server.close();
    const { retry_in_ms } = connection.last("server_restart");
    expect(retry_in_ms).toBeGreaterThanOrEqual(250);
    expect(retry_in_ms).toBeLessThanOrEqual(1750);
    expect(connection.isOpen, "the transport closes it").toBe(true);
    connection.clear();
    hint("clock", "moved");
    expect(connection.sent).toEqual([]);
  });
});
