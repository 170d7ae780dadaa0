import { createServer, type AddressInfo, type Server } from "node:net";
import postgres from "postgres";
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
  // The driver's first words come a turn later, when the socket is still connecting.
  setImmediate(() => {
    expect(socket.connecting).toBe(true);
    socket.write(FULL);
    socket.write(REST);
  });
  await expect.poll(() => received).toBe(`${FULL}${REST}`);
  socket.destroy();
});

it("tries the next host after a connection that failed, and then the first again", async () => {
  const { port } = server.address() as AddressInfo;
  const connect = corkedSockets();
  const hosts = { host: ["255.255.255.255", "127.0.0.1"], port: [port, port] };
  const hostOf = (socket: object) => (socket as { host: string }).host;
  const first = connect(hosts);
  await new Promise((done) => first.once("error", done));
  const second = connect(hosts);
  await new Promise((done) => second.once("connect", done));
  const third = connect(hosts).on("error", () => undefined);
  expect([first, second, third].map(hostOf)).toEqual([
    "255.255.255.255",
    "127.0.0.1",
    "255.255.255.255",
  ]);
  for (const socket of [first, second, third]) socket.destroy();
});

it("gives the driver the error of a host that cannot be reached", async () => {
  const options = { socket: corkedSockets(), connect_timeout: 2 };
  const sql = postgres("postgres://nobody@255.255.255.255:5432/none", options);
  await expect(sql`select 1`).rejects.toThrow("255.255.255.255:5432");
  await sql.end({ timeout: 0 });
});
