import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "engine.io";
import { afterEach, beforeEach, expect, it } from "vitest";
import { WebSocket } from "ws";
import { batchWrites } from "./batched-transport";

let http: HttpServer;
let engine: Server;
beforeEach(async () => {
  http = createServer();
  engine = new Server({ transports: ["websocket"] });
  batchWrites(engine);
  engine.attach(http);
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
});
afterEach(() => {
  engine.close();
  http.close();
});

/** A client with the messages that it got, and the server's side of its connection. */
async function connected() {
  const { port } = http.address() as AddressInfo;
  const connection = once(engine, "connection") as Promise<[Socket]>;
  const client = new WebSocket(`ws://127.0.0.1:${port}/engine.io/?EIO=4&transport=websocket`);
  const received: string[] = [];
  client.on("message", (data: Buffer) => received.push(data.toString()));
  const [socket] = await connection;
  await expect.poll(() => received.length).toBe(1);
  received.length = 0;
  return { client, socket, received };
}

/** How often the server wrote to the connection while `work` ran. */
async function writesDuring(socket: Socket, work: () => Promise<unknown>): Promise<number> {
  const tcp = socket.request.socket;
  let writes = 0;
  const count = <Write extends (...input: never[]) => unknown>(write: Write) =>
    ((...input: Parameters<Write>) => {
      writes += 1;
      return write.apply(tcp, input);
    }) as Write;
  // Node calls one of them for each system call.
  Object.assign(tcp, {
    _write: count(tcp._write.bind(tcp)),
    _writev: count(tcp._writev!.bind(tcp)),
  });
  await work();
  return writes;
}

it("writes what one turn sends in one call, in order", async () => {
  const { socket, received } = await connected();
  const writes = await writesDuring(socket, async () => {
    for (const text of ["a", "b", "c"]) socket.send(text);
    await expect.poll(() => received).toEqual(["4a", "4b", "4c"]);
  });
  expect(writes).toBe(1);
});

it("emits drain for each message", async () => {
  const { socket } = await connected();
  const sent: string[] = [];
  for (const text of ["a", "b"]) socket.send(text, {}, () => sent.push(text));
  await expect.poll(() => sent).toEqual(["a", "b"]);
  socket.send("c", {}, () => sent.push("c"));
  await expect.poll(() => sent).toEqual(["a", "b", "c"]);
});

it("sends what waits before it closes", async () => {
  const { client, socket, received } = await connected();
  const closed = once(client, "close");
  socket.send("last");
  socket.close();
  await closed;
  expect(received).toEqual(["4last"]);
});
