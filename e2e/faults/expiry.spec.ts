import postgres from "postgres";
import { bookInLotA } from "../fixtures/account";
import { sleep } from "../fixtures/sleep";
import { insertEnding, progressOf } from "./kit/ending-bookings";
import { expect, oneNode, test, twoNodes, type Nodes } from "./kit/nodes";

const BOOKINGS = 2000;
const MAX_P99_MS = 2000;
const MAX_MS = 5000;
const PAUSE_MS = 10 * 60_000;
const MAX_AFTER_PAUSE_MS = 15_000;
const AHEAD_MS = 5000;

let nodes: Nodes;
let sql: postgres.Sql;
let template: string;

async function begin(started: Nodes): Promise<void> {
  nodes = started;
  sql = postgres(nodes.databaseUrl!, { max: 2, onnotice: () => undefined });
  template = (await bookInLotA(await nodes.first.signIn("driver"), "A-12")).id;
}
test.afterEach(() => sql.end());

/** Waits for all expiries and their notifications. Returns when each was complete after `since`. */
async function ended(since: number): Promise<{ p99: number; all: number; notified: number }> {
  let p99 = 0;
  let all = 0;
  for (;;) {
    const { expired, notified } = await progressOf(sql);
    const ms = Math.round(Date.now() - since);
    if (!p99 && expired >= 0.99 * BOOKINGS) p99 = ms;
    if (!all && expired === BOOKINGS) all = ms;
    if (all && notified === BOOKINGS) return { p99, all, notified: ms };
    if (ms > 120_000) throw new Error(`only ${expired} expired, ${notified} notified of`);
    await sleep(50);
  }
}

/** Each booking was notified of once and has one line of history for its end. */
async function expectOnce(): Promise<void> {
  await sleep(1500);
  expect(await progressOf(sql)).toEqual({
    expired: BOOKINGS,
    notified: BOOKINGS,
    notifications: BOOKINGS,
  });
  const [lines] = await sql`
    select count(*)::int as n from booking_events h join bookings b on b.id = h.booking_id
    where b.vehicle_key ~ '^E[0-9]' and h.kind = 'expired'`;
  expect(lines!.n, "lines of their histories").toBe(BOOKINGS);
}

for (const setup of [oneNode, twoNodes]) {
  test(`P6: ${BOOKINGS} that end at one instant expire in time, ${setup.name}`, async ({
    startNodes,
    limit,
  }) => {
    await begin(await startNodes(setup));
    const end = new Date(Date.now() + AHEAD_MS);
    await insertEnding(sql, template, { count: BOOKINGS, end });
    const lateness = await ended(end.getTime());
    console.log(`P6, ${setup.name}: ${JSON.stringify(lateness)}`);
    await expectOnce();
    expect(lateness.p99).toBeLessThanOrEqual(await limit(MAX_P99_MS));
    expect(lateness.all).toBeLessThanOrEqual(await limit(MAX_MS));
  });

  test(`P6: after ten minutes without a node, and a kill, all expire soon, ${setup.name}`, async ({
    startNodes,
    limit,
  }) => {
    await begin(await startNodes(setup));
    await Promise.all(nodes.servers.map((node) => node.crash()));
    await insertEnding(sql, template, { count: BOOKINGS, end: new Date(), spreadMs: PAUSE_MS });
    await Promise.all(nodes.servers.map((node) => node.restart()));
    const since = Date.now();
    const killed = (async () => {
      while ((await progressOf(sql)).expired === 0) await sleep(10);
      await nodes.first.crash();
      if (setup.nodes === 1) await nodes.first.restart();
    })();
    const lateness = await ended(since);
    await killed;
    console.log(`P6 after a pause, ${setup.name}: ${JSON.stringify(lateness)}`);
    await expectOnce();
    expect(lateness.notified).toBeLessThanOrEqual(await limit(MAX_AFTER_PAUSE_MS));
  });
}
