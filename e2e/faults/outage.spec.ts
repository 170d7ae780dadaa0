import { sleep } from "../fixtures/sleep";
import { startLoad } from "./kit/drivers-load";
import { isAccepted, type LoadTally, type Sample } from "./kit/load";
import { expect, oneNode, test, twoNodes, type Nodes } from "./kit/nodes";

const PER_SECOND = 150;
/** How long everything has to succeed after an outage; two minutes in a full run. */
const HEALTHY_SECONDS = Number(process.env.PARKMATE_OUTAGE_SECONDS ?? 36);
const RESTARTS = 3;
const BETWEEN_RESTARTS_MS = 9000;
const FROZEN_MS = 25_000;
const MAX_ANSWER_MS = 2000;
const MAX_RECOVERY_MS = 5000;

/** Milliseconds since 1970: when the database stopped answering, and when it answered again. */
interface Outage {
  from: number;
  to: number;
}

for (const setup of [oneNode, twoNodes])
  test(`P14: PostgreSQL restarted ${RESTARTS} times under load, ${setup.name}`, async ({
    startNodes,
    limit,
  }) => {
    const nodes = await startNodes(setup, { MAX_OPEN_BOOKINGS: "100000" });
    const outages: Outage[] = [];
    const seconds = (RESTARTS * BETWEEN_RESTARTS_MS) / 1000 + MAX_RECOVERY_MS / 1000;
    const tally = await underLoad(nodes, seconds + HEALTHY_SECONDS, async () => {
      for (let restart = 0; restart < RESTARTS; restart += 1) {
        await sleep(BETWEEN_RESTARTS_MS);
        const from = Date.now();
        nodes.postgres.restart();
        outages.push({ from, to: Date.now() });
      }
    });
    await check(tally, outages, limit);
  });

test("P14: PostgreSQL that stands still for 25 s", async ({ startNodes, limit }) => {
  const nodes = await startNodes(oneNode, { MAX_OPEN_BOOKINGS: "100000" });
  const outages: Outage[] = [];
  const seconds = 5 + (FROZEN_MS + MAX_RECOVERY_MS) / 1000;
  const tally = await underLoad(nodes, seconds + HEALTHY_SECONDS, async () => {
    await sleep(5000);
    const from = Date.now();
    nodes.postgres.freeze();
    await sleep(FROZEN_MS);
    nodes.postgres.thaw();
    outages.push({ from, to: Date.now() });
  });
  await check(tally, outages, limit);
});

/** Sends load while `disturb` runs. Nothing that was accepted may be lost. */
async function underLoad(
  nodes: Nodes,
  seconds: number,
  disturb: () => Promise<void>,
): Promise<LoadTally> {
  const pids = nodes.servers.map(({ pid }) => pid);
  const load = await startLoad(nodes.servers);
  try {
    const [tally] = await Promise.all([
      load.run({ perSecond: PER_SECOND, seconds }),
      // The load process opens its connections first.
      sleep(1500).then(disturb),
    ]);
    const stored = await nodes.query<{ id: string }>("select id from bookings");
    const known = new Set(stored.map(({ id }) => id));
    expect(tally.bookings.filter((id) => !known.has(id))).toEqual([]);
    expect(await nodes.query(OVERLAPS)).toEqual([]);
    expect(nodes.servers.map(({ pid }) => pid)).toEqual(pids);
    expect(nodes.servers.every(({ isRunning }) => isRunning)).toBe(true);
    return tally;
  } finally {
    load.stop();
  }
}

const OVERLAPS = `
  select a.id from bookings a join bookings b on a.slot_id = b.slot_id and a.id < b.id
  where a.period && b.period and a.status in ('pending_payment', 'confirmed', 'active')
    and b.status in ('pending_payment', 'confirmed', 'active')`;

async function check(
  { samples, began }: LoadTally,
  outages: Outage[],
  limit: (ms: number) => Promise<number>,
): Promise<void> {
  const at = (sample: Sample) => began + sample.at;
  const refused = samples.filter((sample) => !isAccepted(sample));
  const recoveries = outages.map(({ to }) => {
    const first = samples.find((sample) => isAccepted(sample) && at(sample) >= to);
    return first ? Math.round(at(first) + first.ms - to) : Infinity;
  });
  const end = outages.at(-1)!.to + MAX_RECOVERY_MS;
  const after = samples.filter((sample) => at(sample) >= end);
  const failed = after.filter(hasFailed);
  const isNear = (sample: Sample) =>
    outages.some(({ from, to }) => at(sample) >= from - 2000 && at(sample) < to + MAX_RECOVERY_MS);
  const figures = {
    sent: samples.length,
    refused: refused.length,
    slowestRefusal: Math.round(Math.max(...refused.map(({ ms }) => ms))),
    recoveries,
    sentAfter: after.length,
    failedAfter: failed.length,
    codes: countBy(refused.map(({ status, code }) => `${status} ${code}`)),
  };
  console.log(`P14: ${JSON.stringify(figures)}`);
  const statuses = [...new Set(samples.filter(hasFailed).map(({ status }) => status))];
  expect(statuses, "only 503 with Retry-After").toEqual([503]);
  expect(samples.filter(hasFailed).filter((sample) => !isNear(sample))).toEqual([]);
  expect(figures.slowestRefusal).toBeLessThanOrEqual(await limit(MAX_ANSWER_MS));
  for (const recovery of recoveries)
    expect(recovery).toBeLessThanOrEqual(await limit(MAX_RECOVERY_MS));
  expect(after.length).toBeGreaterThan(5000);
  expect(failed).toEqual([]);
}

const countBy = (names: string[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]),
  );

/** A booking whose 503 came after its commit is refused with 409 when it is sent again. */
const hasFailed = (sample: Sample): boolean => !isAccepted(sample) && sample.status !== 409;
