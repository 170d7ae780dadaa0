import { Bystander, p95, PING_MS } from "../fixtures/bystander";
import type { Client } from "../fixtures/client";
import { engineAttack, plainAttack, runAttack, type Tally } from "../fixtures/flood";
import { RandomFrames } from "../fixtures/fuzz";
import { PlainSocket } from "../fixtures/plain-socket";
import { randomOf } from "../fixtures/random";
import { TestServer } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

const FRAMES = 20_000;
/** How many attackers each transport has. */
const CLIENTS = 4;
const TIME_MS = 90_000;
/** The 95th percentile that others may feel. */
const P95_MS = 1000;

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(async () => {
  await server.stop();
  server.dispose();
});

test("W07: 20,000 random frames over both transports disturb nobody else", async () => {
  test.setTimeout(TIME_MS + 60_000);
  const [driver, joy] = [await server.signIn("driver"), await server.signIn("driver2")];
  const [owner, admin] = [await server.signIn("owner"), await server.signIn("admin")];
  const [pid, plain, socket] = [server.pid, await PlainSocket.open(owner), await admin.connect()];
  let drops = 0;
  socket.socket.on("disconnect", () => {
    drops += 1;
  });

  const bystander = new Bystander(admin, socket);
  const began = performance.now();
  const tally = await flood([driver, joy], began + TIME_MS);
  const measured = await bystander.end();
  const tookMs = performance.now() - began;
  const { pings, notifications } = measured;
  console.log(`fuzz: ${JSON.stringify(tally)} in ${(tookMs / 1000).toFixed(1)} s`);
  console.log(
    `fuzz: the bystander's ${pings.length} pings p95 ${p95(pings)} ms, ` +
      `${notifications.length} notifications p95 ${p95(notifications)} ms`,
  );

  expect(tally.sent).toBeGreaterThanOrEqual(FRAMES);
  expect(tally.received).toBeGreaterThan(FRAMES / 10);
  expect(tookMs).toBeLessThan(TIME_MS);
  expect(measured.missed, "answers and notifications that are missing or came twice").toEqual([]);
  expect(pings.length).toBeGreaterThan(tookMs / PING_MS / 2);
  expect(notifications.length).toBeGreaterThan(2);
  expect(p95(pings)).toBeLessThanOrEqual(P95_MS);
  expect(p95(notifications)).toBeLessThanOrEqual(P95_MS);
  await test.step("the same process serves on", async () => {
    expect([server.isRunning, server.pid]).toEqual([true, pid]);
    expect((await server.guest.get("/api/health/live/")).status).toBe(200);
    const asked = performance.now();
    await Promise.all([socket.ask("ping", { timestamp: 1 }), plain.ask({ type: "ping" })]);
    expect(performance.now() - asked).toBeLessThan(1000);
    expect([drops, socket.socket.connected, plain.isOpen]).toEqual([0, true, true]);
    expect(server.loggedErrors()).toEqual([]);
    expect(server.log()).not.toMatch(/uncaught|unhandled/i);
  });
  socket.close();
  plain.close();
});

/** Sends all frames over plain sockets and Engine.IO, as two people in turn. */
async function flood(people: [Client, Client], until: number): Promise<Tally> {
  const seed = Number(process.env.PARKMATE_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 32));
  console.log(`fuzz: PARKMATE_FUZZ_SEED=${seed}`);
  const [, joy] = people;
  const known = [
    ...(await joy.notifications()),
    ...(await joy.get("/api/bookings/")).body.results,
    ...(await joy.get("/api/lots/")).body.results,
  ].map((one) => one.id as string);
  const attacks = await Promise.all(
    Array.from({ length: 2 * CLIENTS }, (_, index) => {
      const frames = new RandomFrames(randomOf(seed + index), known);
      const person = people[1 - (index % 2)]!;
      return index < CLIENTS
        ? plainAttack(person, `s${index}`, frames)
        : engineAttack(person, frames);
    }),
  );
  const tally: Tally = { sent: 0, received: 0, connects: 0 };
  const share = FRAMES / attacks.length;
  await Promise.all(attacks.map((attack) => runAttack(attack, share, tally, until)));
  return tally;
}
