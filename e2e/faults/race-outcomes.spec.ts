import postgres from "postgres";
import { registerDrivers } from "./kit/crowd";
import { bookStays, raceExtensions } from "./kit/extension-race";
import { raceHolds } from "./kit/hold-race";
import { expect, test, twoNodes, type Nodes } from "./kit/nodes";
import { atAllNodes, openRaceLot, overlappingPairs, type Place } from "./kit/race";
import { nameOf, raceVerifiers } from "./kit/verify-race";

const ROUNDS = 1000;
const AT_ONCE = 100;
const RIVALS = 20;
const HOUR_MS = 3_600_000;
/** From one batch to the next, so that each finds its slots free. */
const APART_MS = 3 * HOUR_MS;
const env = { MAX_OPEN_BOOKINGS: "100000" };

/** Where batches of `AT_ONCE` rounds take place, each at hours of its own. */
async function placesOf({ first }: Nodes): Promise<Place[]> {
  const owner = await first.signIn("owner");
  const slots = await openRaceLot(owner, AT_ONCE);
  const tomorrow = Math.ceil((await owner.now()) / HOUR_MS) * HOUR_MS + 24 * HOUR_MS;
  return Array.from({ length: ROUNDS / AT_ONCE }, (_, batch) => ({
    slots,
    start: new Date(tomorrow + batch * APART_MS),
  }));
}

test("P28: 1,000 extensions against the next booking of the slot have one outcome each", async ({
  startNodes,
}) => {
  const nodes = await startNodes(twoNodes, env);
  const drivers = atAllNodes(nodes, await registerDrivers(nodes.first.url, RIVALS));
  const places = await placesOf(nodes);
  let stays = await bookStays(drivers, places[0]!);
  let extended = 0;
  for (const _ of places) {
    const before = new Set(stays.map(({ id }) => id));
    stays = await raceExtensions(stays, drivers);
    extended += stays.filter(({ id }) => before.has(id)).length;
  }
  console.log(`P28: ${extended} extended, ${ROUNDS - extended} times the next booking was first`);
  expect(await overlappingPairs(nodes)).toBe(0);
  const [left] = await nodes.query<{ charged: number; open: number }>(`
    select (select count(*)::int from payments where purpose = 'extension'
        and status = 'succeeded') as charged,
      (select count(*)::int from bookings where extension is not null) as open`);
  expect(left, "only who was extended has paid").toEqual({ charged: extended, open: 0 });
  expect(extended).toBeGreaterThan(0);
  expect(extended).toBeLessThan(ROUNDS);
});

test("P28: 1,000 holds paid as they end are each paid or expired", async ({ startNodes }) => {
  const nodes = await startNodes(twoNodes, env);
  const sql = postgres(nodes.databaseUrl!, { max: 1, onnotice: () => undefined });
  const people = atAllNodes(nodes, await registerDrivers(nodes.first.url, AT_ONCE + RIVALS));
  const racers = [people.slice(0, AT_ONCE), people.slice(AT_ONCE)] as const;
  const total = { paid: 0, expired: 0, taken: 0 };
  for (const place of await placesOf(nodes)) {
    const outcome = await raceHolds(sql, racers, place);
    for (const key of ["paid", "expired", "taken"] as const) total[key] += outcome[key];
  }
  await sql.end();
  console.log(`P28: ${JSON.stringify(total)}`);
  expect(await overlappingPairs(nodes)).toBe(0);
  expect(await endingsOfHolds(nodes), "one end each, of which its driver is told").toEqual({
    paid: total.paid,
    cancelled: total.expired,
    told: total.expired,
  });
  expect(total.paid).toBeGreaterThan(0);
  expect(total.taken).toBeGreaterThan(0);
});

/** How the holds ended, and of how many their drivers were told once that they had expired. */
async function endingsOfHolds(nodes: Nodes) {
  const [endings] = await nodes.query<{ paid: number; cancelled: number; told: number }>(`
    with histories as (
      select booking_id, string_agg(kind, ' ' order by at, id) as kinds
      from booking_events group by booking_id)
    select count(*) filter (where kinds in ('held confirmed', 'held pending_payment'))::int as paid,
      count(*) filter (where kinds = 'held cancelled')::int as cancelled,
      count(*) filter (where 1 = (select count(*) from notifications n
        where n.related_id = h.booking_id and n.event_type = 'booking_hold_expired'))::int as told
    from histories h where kinds like 'held%'`);
  return endings;
}

test("P28 N5: of two who decide about cash at once one does, and the other is told", async ({
  startNodes,
}) => {
  const nodes = await startNodes(twoNodes, env);
  const drivers = atAllNodes(nodes, await registerDrivers(nodes.first.url, RIVALS));
  const owner = await nodes.first.signIn("owner");
  const admin = (await nodes.first.signIn("admin")).at(nodes.last.url);
  let won = 0;
  for (const place of await placesOf(nodes))
    won += await raceVerifiers(drivers, [owner, admin], place);
  console.log(`P28: the owner was first ${won} times, the admin ${ROUNDS - won} times`);
  expect(await overlappingPairs(nodes)).toBe(0);
  const [decided] = await nodes.query<{ verified: number; declined: number; told: number }>(`
    select count(*) filter (where status = 'succeeded')::int as verified,
      count(*) filter (where status = 'declined')::int as declined,
      count(*) filter (where 1 = (select count(*) from notifications n
        where n.related_id = p.booking_id and n.recipient_id = p.user_id
          and n.event_type in ('payment_verified', 'booking_declined')))::int as told
    from payments p where p.decided_by_name in ('${nameOf(owner)}', '${nameOf(admin)}')
      and p.user_id in (${drivers.map(({ user }) => `'${user.id}'`).join()})`);
  expect(decided!.verified + decided!.declined).toBe(ROUNDS);
  expect(decided!.told, "each driver is told once").toBe(ROUNDS);
  expect(won).toBeGreaterThan(0);
  expect(won).toBeLessThan(ROUNDS);
});
