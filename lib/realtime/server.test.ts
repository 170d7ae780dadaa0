import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Actor } from "@/lib/core/actor";
import { issueWsToken } from "@/lib/domain/user/write/issue-ws-token";
import { useTestDatabase } from "@/lib/testing/database";
import { notify } from "@/lib/testing/notifications";
import { person, signedIn } from "@/lib/testing/people";
import { startRealtime } from "./server";

useTestDatabase();

let http: Server;
let realtime: ReturnType<typeof startRealtime>;
let host: string;
let ana: Actor;
let token: string;
beforeEach(async () => {
  http = createServer();
  realtime = startRealtime(http);
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  host = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  ana = await signedIn(await person("driver"));
  token = (await issueWsToken(ana)).ws_token;
});
afterEach(() => realtime.close());

/** A plain client that collects frames until its connection closes. */
function plainClient(path: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`ws://${host}${path}`, { headers });
  const frames: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  socket.on("message", (data: Buffer) => {
    frames.push(JSON.parse(data.toString()) as Record<string, unknown>);
    waiting.forEach((look) => look());
  });
  const closed = new Promise<number>((done) => socket.once("close", done));
  const status = new Promise<number>((done) =>
    socket.once("unexpected-response", (_request, response) => done(response.statusCode ?? 0)),
  );
  socket.on("error", () => undefined);
  const frame = (type: string) =>
    new Promise<Record<string, unknown>>((done) => {
      const look = () => {
        const found = frames.find((one) => one.type === type);
        if (found) done(found);
      };
      waiting.add(look);
      look();
    });
  return { socket, frames, closed, status, frame };
}

describe("plain WebSockets", () => {
  it("S4.48: begin with connection_established and get notifications (N16)", async () => {
    const client = plainClient(`/ws/notifications/?token=${token}`);
    expect(await client.frame("connection_established")).toMatchObject({ user_id: ana.id });
    const id = await notify(ana);
    expect(await client.frame("new_notification")).toMatchObject({ notification: { id } });
  });

  it("answer messages that were sent during the handshake", async () => {
    const client = plainClient(`/ws/notifications/${ana.id}/?token=${token}`);
    client.socket.once("open", () =>
      client.socket.send(JSON.stringify({ type: "ping", timestamp: 7, ack: "a1" })),
    );
    expect(await client.frame("pong")).toMatchObject({ timestamp: 7 });
    expect(await client.frame("ack")).toMatchObject({ ack: "a1", ok: true });
  });

  it.each([
    ["without a credential", () => "/ws/notifications/", "unauthenticated", 4001],
    ["with a wrong ?token=", () => "/ws/notifications/?token=x", "use_ws_token", 4001],
    ["for another person", () => `/ws/notifications/someone/?token=${token}`, "forbidden", 4003],
    [
      "in an unknown dialect",
      () => `/ws/notifications/?dialect=toString&token=${token}`,
      "unknown_dialect",
      4003,
    ],
  ])("are refused %s", async (_name, path, code, closeCode) => {
    const client = plainClient(path());
    expect(await client.frame("error")).toMatchObject({ code });
    expect(await client.closed).toBe(closeCode);
  });

  it("W01: are refused at the upgrade for a foreign page", async () => {
    const client = plainClient(`/ws/notifications/?token=${token}`, {
      origin: "https://evil.example",
    });
    expect(await client.status).toBe(403);
  });

  it("W06: are closed for a message of more than 16 KiB", async () => {
    const client = plainClient(`/ws/notifications/?token=${token}`);
    await client.frame("connection_established");
    client.socket.send(JSON.stringify({ type: "ping", timestamp: "x".repeat(17_000) }));
    expect(await client.closed).toBe(1009);
  });

  it("P18: are told to reconnect when the node stops", async () => {
    const client = plainClient(`/ws/notifications/?token=${token}`);
    await client.frame("connection_established");
    await realtime.close();
    expect(client.frames.at(-1)).toMatchObject({ type: "server_restart" });
    expect(await client.closed).toBe(1012);
  });
});

describe("Socket.IO", () => {
  const sockets: Socket[] = [];
  afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));

  function socketClient(options: Parameters<typeof io>[1]): Socket {
    const socket = io(`http://${host}`, {
      path: "/ws/notifications/",
      transports: ["websocket"],
      reconnection: false,
      ...options,
    });
    sockets.push(socket);
    return socket;
  }
  const next = <T>(socket: Socket, event: string) =>
    new Promise<T>((done) => socket.once(event, done));

  it("admits a socket token and acknowledges messages", async () => {
    const socket = socketClient({ auth: { token } });
    expect(await next(socket, "connection_established")).toMatchObject({ user_id: ana.id });
    expect(await socket.emitWithAck("ping", { timestamp: 7 })).toMatchObject({ ok: true });
  });

  it("sends what was missed since auth.last_seq", async () => {
    const id = await notify(ana);
    const socket = socketClient({ auth: { token, last_seq: 0 } });
    expect(await next(socket, "sync")).toMatchObject({ seq: 1, upserts: [{ id }] });
  });

  it("B1: refuses the page of another person", async () => {
    const own = socketClient({ auth: { token, page_user: ana.id } });
    await next(own, "connection_established");
    const other = socketClient({ auth: { token, page_user: (await person("driver")).id } });
    const error = await next<{ data: object }>(other, "connect_error");
    expect(error.data).toMatchObject({ code: "other_person" });
  });

  it.each([
    ["a login token", { auth: { token: "a.b.c" } }, "token_wrong_kind"],
    ["a wrong ?token=", { query: { token: "x" } }, "use_ws_token"],
    ["nothing", {}, "unauthenticated"],
  ])("refuses %s with a code", async (_name, options, code) => {
    const error = await next<{ data: object }>(socketClient(options), "connect_error");
    expect(error.data).toMatchObject({ code });
  });
});
