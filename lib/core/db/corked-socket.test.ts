import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { corkedSockets } from "./corked-socket";

/** What the driver takes for a full chunk, and the rest that it sends at the end of the turn. */
const FULL = "a".repeat(1024);
const REST = "rest";

let server: Server;
let received: string;
beforeEach(async () => {
  received = "";
  server = createServer((socket) => socket.on("data", (data) => (received += data.toString())));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterEach(() => void server.close());

/** A connected socket, and how many system calls it has written by. */
async function open() {
  const { port } = server.address() as AddressInfo;
  const socket = corkedSockets()({ host: ["127.0.0.1"], port: [port] });
  await new Promise((done) => socket.once("connect", done));
  const calls = { count: 0 };
  for (const method of ["_write", "_writev"] as const) {
    const write = socket[method]!.bind(socket) as (...input: unknown[]) => void;
    Object.assign(socket, {
      [method]: (...input: unknown[]) => {
        calls.count += 1;
        write(...input);
      },
    });
  }
  return { socket, calls };
}

it("writes the full chunks of a turn together with its rest", async () => {
  const { socket, calls } = await open();
  socket.write(FULL);
  socket.write(FULL);
  // The driver sends the rest of a turn so.
  setImmediate(() => socket.write(REST));
  await expect.poll(() => received).toBe(`${FULL}${FULL}${REST}`);
  expect(calls.count).toBe(1);
  socket.destroy();
});

it("writes a full chunk that has no rest", async () => {
  const { socket, calls } = await open();
  socket.write(FULL);
  await expect.poll(() => received).toBe(FULL);
  expect(calls.count).toBe(1);
  socket.destroy();
});

it("keeps what is written before it is connected", async () => {
  const { port } = server.address() as AddressInfo;
  const socket = corkedSockets()({ host: ["127.0.0.1"], port: [port] });
  socket.write(FULL);
  socket.write(REST);
  await expect.poll(() => received).toBe(`${FULL}${REST}`);
  socket.destroy();
});

it("tries the next host with each new connection", () => {
  const { port } = server.address() as AddressInfo;
  const connect = corkedSockets();
  const hosts = { host: ["127.0.0.1", "localhost"], port: [port, port] };
  const sockets = [connect(hosts), connect(hosts), connect(hosts)];
  expect(sockets.map((socket) => (socket as unknown as { host: string }).host)).toEqual([
    "127.0.0.1",
    "localhost",
    "127.0.0.1",
  ]);
  for (const socket of sockets) socket.on("error", () => undefined).destroy();
});
