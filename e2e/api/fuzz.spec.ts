import { WebSocket } from "ws";
import { Client, request, type TestSocket } from "../fixtures/client";
import { Frames, randomOf } from "../fixtures/fuzz";
import { PlainSocket } from "../fixtures/plain-socket";
import { TestServer } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

const FRAMES = 20_000;
const LANES = 4;
const BURST = 3;
const TIME_MS = 90_000;
const PING_MS = 250;
const NOTICE_MS = 2000;
/** What somebody else may feel of the flood, for 95 of 100 messages. */
const P95_MS = 1000;

/** One hostile client, which comes back as often as it is closed. */
interface Attack {
  address: string;
  hello: string | null;
  next: () => string | Buffer;
}
interface Tally {
  sent: number;
  heard: number;
  connects: number;
}

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(async () => {
  await server.stop();
  server.dispose();
});

test("W07: twenty thousand random frames over both transports: the process lives, others are not disturbed", async () => {
  test.setTimeout(TIME_MS + 60_000);
  const seed = Number(process.env.PARKMATE_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 32));
  console.log(`fuzz: PARKMATE_FUZZ_SEED=${seed}`);
  const [driver, joy, owner, admin] = (await Promise.all(
    ["driver", "driver2", "owner", "admin"].map((name) =>
      Client.signIn(server.url, `${name}@parkmate.test`),
    ),
  )) as [Client, Client, Client, Client];
  const ids = [
    ...(await joy.notifications()),
    ...(await joy.get("/api/bookings/")).body.results,
    ...(await joy.get("/api/lots/")).body.results,
  ].map((one) => one.id as string);
  const [pid, plain, socket] = [server.pid, await PlainSocket.open(owner), await admin.connect()];
  let drops = 0;
  socket.socket.on("disconnect", () => {
    drops += 1;
  });

  const tally: Tally = { sent: 0, heard: 0, connects: 0 };
  const began = performance.now();
  const until = began + TIME_MS;
  const attacks = await Promise.all(
    Array.from({ length: 2 * LANES }, (_, lane) =>
      attackOf(lane, lane % 2 ? driver : joy, new Frames(randomOf(seed + lane), ids)),
    ),
  );
  const bystander = new Bystander(admin, socket);
  await Promise.all(attacks.map((attack) => run(attack, FRAMES / attacks.length, tally, until)));
  const felt = await bystander.end();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `fuzz: ${tally.sent} frames, ${tally.heard} answers, ${tally.connects} connections in ${seconds} s`,
  );
  console.log(
    `fuzz: the bystander's ${felt.pings.length} pings p95 ${p95(felt.pings)} ms, ${felt.notifications.length} notifications p95 ${p95(felt.notifications)} ms`,
  );

  expect(tally.sent).toBeGreaterThanOrEqual(FRAMES);
  expect(tally.heard).toBeGreaterThan(FRAMES / 10);
  expect(performance.now()).toBeLessThan(until);
  expect(felt.missed, "answers and notifications that never came, or came twice").toEqual([]);
  // The next ping waits for no answer, so a server that stands still shows in all that were due.
  expect(felt.pings.length).toBeGreaterThan((Number(seconds) * 1000) / PING_MS / 2);
  expect(felt.notifications.length).toBeGreaterThan(2);
  expect(p95(felt.pings)).toBeLessThanOrEqual(P95_MS);
  expect(p95(felt.notifications)).toBeLessThanOrEqual(P95_MS);
  expect([server.isRunning, server.pid]).toEqual([true, pid]);
  expect((await request(server.url, "GET", "/api/health/live/")).status).toBe(200);
  const asked = performance.now();
  await Promise.all([
    socket.ask("ping", { timestamp: 1 }),
    plain.ask({ type: "ping", timestamp: 1 }),
  ]);
  expect(await socket.wait("pong", (message) => message.timestamp === 1, 1000)).toBeTruthy();
  expect(performance.now() - asked).toBeLessThan(1000);
  expect([drops, socket.socket.connected, plain.isOpen]).toEqual([0, true, true]);
  expect(server.log(), "nothing of it was unexpected").not.toMatch(
    /a socket message (failed|could not)|could not be welcomed|handshake failed|uncaught|unhandled/i,
  );
  socket.close();
  plain.close();
});

const p95 = (times: number[]) =>
  Math.round([...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Infinity);

/** Somebody whose page is open all the while: it pings four times a second and gets a notification now and then. */
class Bystander {
  readonly #pings: Promise<number | null>[] = [];
  readonly #sent = new Map<string, number>();
  readonly #heard = new Map<string, number[]>();
  readonly #writing: Promise<string>[] = [];
  readonly #timers: NodeJS.Timeout[];
  #written = 0;

  constructor(
    private readonly person: Client,
    private readonly socket: TestSocket,
  ) {
    socket.socket.on(
      "new_notification",
      ({ notification: { title } }: { notification: { title: string } }) =>
        this.#heard.set(title, [...(this.#heard.get(title) ?? []), performance.now()]),
    );
    this.#timers = [
      setInterval(() => this.#pings.push(this.#ping()), PING_MS),
      setInterval(() => this.#writing.push(this.#write()), NOTICE_MS),
    ];
  }

  /** How long each message took, and what is missing or came twice. */
  async end(): Promise<{ pings: number[]; notifications: number[]; missed: string[] }> {
    for (const timer of this.#timers) clearInterval(timer);
    const pings = await Promise.all(this.#pings);
    const titles = await Promise.all(this.#writing);
    const until = performance.now() + 10_000;
    while (titles.some((title) => !this.#heard.has(title)) && performance.now() < until)
      await new Promise((done) => setTimeout(done, 20));
    return {
      pings: pings.filter((ms) => ms !== null),
      notifications: titles.flatMap((title) =>
        (this.#heard.get(title) ?? []).slice(0, 1).map((at) => at - this.#sent.get(title)!),
      ),
      missed: [
        ...pings.flatMap((ms, index) => (ms === null ? [`ping ${index}`] : [])),
        ...titles.filter((title) => this.#heard.get(title)?.length !== 1),
      ],
    };
  }

  async #ping(): Promise<number | null> {
    const asked = performance.now();
    const answer = await this.socket.ask("ping", { timestamp: asked }).catch(() => null);
    return answer?.ok ? performance.now() - asked : null;
  }

  /** From the request to write it until it is on the screen. */
  async #write(): Promise<string> {
    const title = `During the flood ${(this.#written += 1)}`;
    this.#sent.set(title, performance.now());
    const { status } = await this.person
      .post("/api/notifications/", {
        recipient: this.person.user.id,
        title,
        message: "Something happened.",
      })
      .catch(() => ({ status: 0 }));
    return status === 201 ? title : `${title}: ${status}`;
  }
}

async function attackOf(lane: number, person: Client, frames: Frames): Promise<Attack> {
  const token = (await person.get("/api/user/ws-token/")).body.ws_token;
  const address = `${person.base.replace("http", "ws")}/ws/notifications/`;
  return lane < LANES
    ? {
        address: `${address}?dialect=s${lane}&token=${token}`,
        hello: null,
        next: () => frames.plain(),
      }
    : {
        address: `${address}?EIO=4&transport=websocket`,
        hello: `40${JSON.stringify({ token })}`,
        next: () => frames.engine(),
      };
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
