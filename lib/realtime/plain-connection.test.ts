import { beforeEach, describe, expect, it, vi } from "vitest";
import type { WebSocket } from "ws";
import type { CloseReason } from "./connection";
import { dialects } from "./dialects";
import type { Identity } from "./handshake";
import { PlainConnection } from "./plain-connection";

const OPEN = 1;
const CLOSING = 2;
const client = {
  readyState: OPEN,
  bufferedAmount: 0,
  send: vi.fn(),
  close: vi.fn(),
  terminate: vi.fn(),
};
const connect = (dialect = dialects.s3!) =>
  new PlainConnection(client as unknown as WebSocket, {} as Identity, dialect);
const frames = () => client.send.mock.calls.map(([text]) => JSON.parse(text as string));

const pong = { type: "pong", timestamp: 1, server_time: "2026-06-01T12:00:00.000Z" } as const;
const ack = { ok: true as const, server_time: pong.server_time };

beforeEach(() => {
  vi.clearAllMocks();
  Object.assign(client, { readyState: OPEN, bufferedAmount: 0 });
});

describe("a plain connection", () => {
  it("writes what the dialect makes of a message", () => {
    connect().send("pong", pong);
    expect(frames()).toEqual([pong]);
  });

  it("writes nothing for what the dialect leaves out, but replies", () => {
    const connection = connect(dialects.s0);
    connection.send("pong", pong);
    expect(frames()).toEqual([]);
    connection.reply("pong", pong);
    expect(frames()).toEqual([pong]);
  });

  it("acknowledges a message that carried an id", () => {
    connect().acknowledge("a1", ack);
    expect(frames()).toEqual([{ ...ack, type: "ack", ack: "a1" }]);
  });

  it("acknowledges nothing else", () => {
    connect().acknowledge(undefined, ack);
    expect(frames()).toEqual([]);
  });

  it("writes nothing once it is closing", () => {
    client.readyState = CLOSING;
    connect().send("pong", pong);
    expect(client.send).not.toHaveBeenCalled();
  });

  it("terminates a client that does not read, at 4 MiB", () => {
    client.bufferedAmount = 4 * 1024 * 1024;
    connect().send("pong", pong);
    expect(client.terminate).not.toHaveBeenCalled();
    client.bufferedAmount += 1;
    connect().send("pong", pong);
    expect(client.terminate).toHaveBeenCalledOnce();
    expect(client.send).toHaveBeenCalledOnce();
  });

  it.each<[CloseReason, number]>([
    ["expired", 4003],
    ["failed", 1013],
    ["signed_out", 4001],
    ["replaced", 4008],
    ["abuse", 4008],
  ])("closes for %s with %i", (reason, code) => {
    connect().close(reason);
    expect(client.close).toHaveBeenCalledWith(code, reason);
  });
});
