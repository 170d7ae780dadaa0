import { WebSocket } from "ws";
import { Client, request } from "../fixtures/client";
import { Frames, randomOf } from "../fixtures/fuzz";
import { PlainSocket } from "../fixtures/plain-socket";
import { TestServer } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

const FRAMES = 20_000;
const LANES = 4;
const BURST = 3;
const TIME_MS = 90_000;

/** One hostile client, which comes back as often as it is closed. */
interface Attack { address: string; hello: string | null; next: () => string | Buffer }
interface Tally { sent: number; heard: number; connects: number }

let server: TestServer;
test.beforeAll(async () => { server = await TestServer.start(); });
test.afterAll(async () => { await server.stop(); server.dispose(); });

test("W07: twenty thousand random frames over both transports: the process lives, others notice nothing", async () => {
  test.setTimeout(TIME_MS + 60_000);
  const seed = Number(process.env.PARKMATE_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 32));
  console.log(`fuzz: PARKMATE_FUZZ_SEED=${seed}`);
  const [driver, joy, owner, admin] = await Promise.all(["driver", "driver2", "owner", "admin"].map((name) => Client.signIn(server.url, `${name}@parkmate.test`))) as [Client, Client, Client, Client];
  const ids = [...(await joy.notices()), ...(await joy.get("/api/bookings/")).body.results, ...(await joy.get("/api/lots/")).body.results].map((one) => one.id as string);
  const [pid, plain, socket] = [server.pid, await PlainSocket.open(owner), await admin.connect()];
  let drops = 0;
  socket.socket.on("disconnect", () => { drops += 1; });

  const tally: Tally = { sent: 0, heard: 0, connects: 0 };
  const began = performance.now();
  const until = began + TIME_MS;
  const attacks = await Promise.all(Array.from({ length: 2 * LANES }, (_, lane) => attackOf(lane, lane % 2 ? driver : joy, new Frames(randomOf(seed + lane), ids))));
  await Promise.all(attacks.map((attack) => run(attack, FRAMES / attacks.length, tally, until)));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`fuzz: ${tally.sent} frames, ${tally.heard} answers, ${tally.connects} connections in ${seconds} s`);

  expect(tally.sent).toBeGreaterThanOrEqual(FRAMES);
  expect(tally.heard).toBeGreaterThan(FRAMES / 10);
  expect(performance.now()).toBeLessThan(until);
  expect([server.isRunning, server.pid]).toEqual([true, pid]);
  expect((await request(server.url, "GET", "/api/health/live/")).status).toBe(200);
  const asked = performance.now();
  await Promise.all([socket.ask("ping", { timestamp: 1 }), plain.ask({ type: "ping", timestamp: 1 })]);
  expect(await socket.wait("pong", (message) => message.timestamp === 1, 1000)).toBeTruthy();
  expect(performance.now() - asked).toBeLessThan(1000);
  expect([drops, socket.socket.connected, plain.isOpen]).toEqual([0, true, true]);
  expect(server.log(), "nothing of it was unexpected").not.toMatch(/a socket message (failed|could not)|could not be welcomed|handshake failed|uncaught|unhandled/i);
  socket.close();
  plain.close();
});

async function attackOf(lane: number, person: Client, frames: Frames): Promise<Attack> {
  const token = (await person.get("/api/user/ws-token/")).body.ws_token;
  const address = `${person.base.replace("http", "ws")}/ws/notifications/`;
  return lane < LANES
    ? { address: `${address}?dialect=s${lane}&token=${token}`, hello: null, next: () => frames.plain() }
    : { address: `${address}?EIO=4&transport=websocket`, hello: `40${JSON.stringify({ token })}`, next: () => frames.engine() };
}

async function run(attack: Attack, count: number, tally: Tally, until: number): Promise<void> {
  let socket: WebSocket | null = null;
  for (let sent = 0; sent < count && performance.now() < until;) {
    if (socket?.readyState !== WebSocket.OPEN) {
      socket?.terminate();
      socket = await connect(attack, tally);
      continue;
    }
    for (let index = 0; index < BURST && socket.readyState === WebSocket.OPEN; index += 1) {
      socket.send(attack.next());
      sent += 1;
      tally.sent += 1;
    }
    // The server's answer to these may be that it closes.
    await new Promise((done) => setTimeout(done, 8));
  }
  socket?.close();
}

/** Open and, on Socket.IO, in its namespace. */
function connect({ address, hello }: Attack, tally: Tally): Promise<WebSocket> {
  tally.connects += 1;
  const socket = new WebSocket(address);
  return new Promise((done) => {
    socket.on("error", () => undefined).once("close", () => done(socket));
    socket.once("open", () => (hello ? socket.send(hello) : done(socket)));
    socket.on("message", (data) => {
      const text = data.toString();
      if (hello && text.startsWith("40")) done(socket);
      if (hello && text === "2") socket.send("3");
      tally.heard += 1;
    });
  });
}
