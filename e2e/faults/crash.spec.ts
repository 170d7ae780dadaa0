import { expect, test } from "@playwright/test";
import { type Client, randomPlate } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { TestServer, type ServerOptions } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { inParallel } from "./kit/crowd";
import { Follower } from "./kit/follower";
import { startPostgres } from "./kit/postgres";

const BOOKINGS = 1000;
const CRASHES = 5;
const HOUR_MS = 3_600_000;
const env = { MAX_OPEN_BOOKINGS: "100000" };

test("P2 P3 P9 I4: kill -9 five times during 1,000 bookings, embedded database", async () => {
  await bookThroughCrashes({ env });
});

test("P2 P3 P9 I4: kill -9 five times during 1,000 bookings, PostgreSQL", async () => {
  const cluster = await startPostgres();
  try {
    await bookThroughCrashes({ env, databaseUrl: await cluster.createDatabase("crash") });
  } finally {
    cluster.stop();
  }
});

/** What was accepted must be stored and complete, and must have reached the owner's open page. */
async function bookThroughCrashes(options: ServerOptions): Promise<void> {
  const server = await TestServer.start(options);
  try {
    const [driver, owner] = [await server.signIn("driver"), await server.signIn("owner")];
    const begin = await driver.now();
    const follower = await Follower.start(owner);
    const accepted = await bookAndCrash(server, driver);
    // A job settles the charges whose request was killed.
    await server.advance(31);
    const stored = (await allPages(driver, "/api/bookings/?ordering=created_at")).filter(
      (booking) => Date.parse(booking.start_time) > begin + HOUR_MS,
    );
    const outcome = {
      database: options.databaseUrl ? "PostgreSQL" : "embedded",
      accepted: accepted.length,
      lost: lost(accepted, stored),
      torn: await torn(stored, driver, owner),
      unsettled: stored
        .filter((booking) => !booking.payment && booking.status !== "cancelled")
        .map((booking) => booking.number),
      missed: await missed(follower, owner, begin),
    };
    await follower.stop();
    console.log(
      `P2 P3 P9: ${JSON.stringify(outcome)}, ${follower.received.size} received ` +
        `over ${follower.connects} connections`,
    );
    expect(outcome.accepted).toBeGreaterThan(BOOKINGS / 2);
    expect(outcome).toMatchObject({ lost: [], torn: [], unsettled: [], missed: [] });
    expect(follower.connects).toBeGreaterThan(CRASHES);
  } finally {
    await server.stop();
    server.dispose();
  }
}

/** Books while the server crashes again and again. Returns the ids of the accepted bookings. */
async function bookAndCrash(server: TestServer, driver: Client): Promise<string[]> {
  const lot = await driver.lot("Parking Lot A");
  const all: Json[] = (await driver.get(`/api/lots/${lot.id}/slots/`)).body;
  const slots = all.filter((slot) => slot.state === "available");
  const now = await driver.now();
  const accepted: string[] = [];
  const crashAt = Array.from({ length: CRASHES }, (_, index) =>
    Math.round(((index + 0.6) * BOOKINGS) / CRASHES),
  );
  const state: { crashes: number; restarting: Promise<void> | null } = {
    crashes: 0,
    restarting: null,
  };
  const crash = async () => {
    state.crashes += 1;
    await server.crash();
    await server.restart();
    state.restarting = null;
  };
  await inParallel(BOOKINGS, 16, async (index) => {
    if (index === crashAt[state.crashes] && !state.restarting) state.restarting = crash();
    const hours = 2 + Math.floor(index / slots.length);
    // A request that the crash meets gets no answer.
    const answer = await driver
      .book(slots[index % slots.length].id, {
        start_time: new Date(now + hours * HOUR_MS).toISOString(),
        method: index % 3 ? "card" : "cash",
        plate: randomPlate(),
      })
      .catch(() => null);
    if (answer?.status === 201) accepted.push(answer.body.id);
    if (!answer) await (state.restarting ?? sleep(50));
  });
  await state.restarting;
  expect(state.crashes).toBe(CRASHES);
  return accepted;
}

/** Accepted bookings that are not stored. */
function lost(accepted: string[], stored: Json[]): string[] {
  const ids = new Set(stored.map((booking) => booking.id));
  return accepted.filter((id) => !ids.has(id));
}

/** Paid or cash bookings without exactly one notification for the driver and for the owner. */
async function torn(stored: Json[], driver: Client, owner: Client): Promise<unknown[]> {
  const path = "/api/notifications/?event_type=new_reservation";
  const counts = [driver, owner].map(async (person) => {
    const ids = (await allPages(person, path)).map((row) => row.data.booking_id);
    return (id: string) => ids.filter((one) => one === id).length;
  });
  const [ofDriver, ofOwner] = await Promise.all(counts);
  return stored
    .filter((booking) => booking.payment)
    .filter(({ id }) => ofDriver!(id) !== 1 || ofOwner!(id) !== 1)
    .map((booking) => [booking.number, booking.status]);
}

/** Notifications that are stored for the person and did not reach the follower in time. */
async function missed(follower: Follower, person: Client, since: number): Promise<string[]> {
  const after = `created_after=${new Date(since).toISOString()}`;
  const rows = await allPages(person, `/api/notifications/?${after}`);
  expect(rows.length, "notifications that it should have").toBeGreaterThan(BOOKINGS / 2);
  const missing = () => rows.map((row) => row.id).filter((id) => !follower.received.has(id));
  for (let tries = 0; tries < 50 && missing().length; tries += 1) await sleep(100);
  return missing();
}

async function allPages(person: Client, path: string): Promise<Json[]> {
  const rows: Json[] = [];
  for (let page = 1; ; page += 1) {
    const { body } = await person.get(`${path}&page_size=100&page=${page}`);
    rows.push(...body.results);
    if (!body.next) return rows;
  }
}
