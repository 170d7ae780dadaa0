import { type Client, randomPlate } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { randomOf } from "../fixtures/random";
import type { TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { inParallel } from "./kit/crowd";
import { Follower } from "./kit/follower";
import { embedded, expect, oneNode, test, twoNodes, type Nodes } from "./kit/nodes";

const CRASHES = 20;
/** Each booking takes two requests: for its quote and for itself. */
const BOOKINGS = 5000;
/** The embedded database takes longer for each, and longer to start again. */
const BOOKINGS_EMBEDDED = 1000;
const HOUR_MS = 3_600_000;
const MAX_READABLE_MS = 10_000;
/** How many of the last bookings before a crash are read right after the restart. */
const READ_AT_ONCE = 10;

for (const setup of [embedded, oneNode, twoNodes]) {
  const size = setup.isEmbedded ? BOOKINGS_EMBEDDED : BOOKINGS;
  test(`P2 P3 P9 I4: kill -9 ${CRASHES} times in ${2 * size} requests, ${setup.name}`, async ({
    startNodes,
  }) => {
    const nodes = await startNodes(setup, { MAX_OPEN_BOOKINGS: "100000" });
    const owner = await nodes.first.signIn("owner");
    const followers = await Promise.all(
      nodes.servers.map(({ url }) => Follower.start(owner.at(url))),
    );
    const { accepted, slowestReadMs } = await bookThroughCrashes(nodes, size);
    // A job settles the charges whose request was killed.
    await nodes.first.advance(31);
    for (const follower of followers) expect(await follower.hasAll(10_000)).toBe(true);
    await Promise.all(followers.map((follower) => follower.stop()));
    await nodes.stop();
    const stored = await storedBookings(nodes);
    const events = await storedNotifications(nodes, owner);
    const outcome = {
      accepted: accepted.length,
      lost: lost(accepted, stored).length,
      torn: stored.filter(isTorn).length,
      events: events.length,
      missed: followers.map(({ received }) => events.filter(({ id }) => !received.has(id)).length),
      slowestReadMs,
    };
    const seen = followers.map(({ connects, resets }) => ({ connects, resets }));
    console.log(`P2 P3 P9, ${setup.name}: ${JSON.stringify([outcome, seen])}`);
    const examples = stored.filter(isTorn).slice(0, 5);
    expect(examples, "the first torn ones").toEqual([]);
    expect(accepted.length).toBeGreaterThan(0.6 * size);
    expect(events.length).toBeGreaterThanOrEqual(accepted.length);
    expect(outcome).toMatchObject({ lost: 0, torn: 0, missed: followers.map(() => 0) });
    expect(slowestReadMs).toBeLessThanOrEqual(MAX_READABLE_MS);
    const connects = seen.reduce((sum, one) => sum + one.connects, 0);
    expect(connects).toBeGreaterThanOrEqual(CRASHES);
  });
}

interface Booked {
  /** The ids of the bookings that were answered with 201. */
  accepted: string[];
  /** The longest time from a restart until what was accepted before it could be read. */
  slowestReadMs: number;
}

/** Books over all nodes while one after the other is killed at random moments. */
async function bookThroughCrashes(nodes: Nodes, size: number): Promise<Booked> {
  const seed = Number(process.env.PARKMATE_CRASH_SEED ?? Math.floor(Math.random() * 1_000_000));
  console.log(`crash: PARKMATE_CRASH_SEED=${seed}`);
  const random = randomOf(seed);
  const driver = await nodes.first.signIn("driver");
  const slots = await freeSlots(driver);
  const now = await driver.now();
  const booked: Booked = { accepted: [], slowestReadMs: 0 };
  const crashAt = Array.from({ length: CRASHES }, (_, index) =>
    Math.floor(((index + 0.9 * random()) * size) / CRASHES),
  );
  const state: { crashes: number; restarting: Promise<void> | null } = {
    crashes: 0,
    restarting: null,
  };
  const crash = async () => {
    const node = nodes.servers[Math.floor(random() * nodes.servers.length)]!;
    state.crashes += 1;
    await sleep(50 * random());
    await crashAndRead(node, driver, booked);
    state.restarting = null;
  };
  await inParallel(size, 16, async (index) => {
    const isDue = state.crashes < CRASHES && index >= crashAt[state.crashes]!;
    if (isDue && !state.restarting) state.restarting = crash();
    const node = nodes.servers[index % nodes.servers.length]!;
    const hours = 2 + Math.floor(index / slots.length);
    // A request that the crash meets gets no answer.
    const answer = await driver
      .at(node.url)
      .book(slots[index % slots.length]!, {
        start_time: new Date(now + hours * HOUR_MS).toISOString(),
        method: index % 3 ? "card" : "cash",
        plate: randomPlate(),
      })
      .catch(() => null);
    if (answer?.status === 201) booked.accepted.push(answer.body.id);
    if (!answer) await (state.restarting ?? sleep(50));
  });
  await state.restarting;
  expect(state.crashes).toBe(CRASHES);
  return booked;
}

/** Kills a node, starts it again and reads there what was accepted last. */
async function crashAndRead(node: TestServer, driver: Client, booked: Booked): Promise<void> {
  await node.crash();
  const [last, began] = [booked.accepted.slice(-READ_AT_ONCE), performance.now()];
  await node.restart();
  for (const id of last)
    expect((await driver.at(node.url).get(`/api/bookings/${id}/`)).status).toBe(200);
  booked.slowestReadMs = Math.max(booked.slowestReadMs, Math.round(performance.now() - began));
}

async function freeSlots(driver: Client): Promise<string[]> {
  const { id } = await driver.lot("Parking Lot A");
  const slots: Json[] = (await driver.get(`/api/lots/${id}/slots/`)).body;
  return slots.filter(({ state }) => state === "available").map((slot) => slot.id as string);
}

interface StoredBooking {
  id: string;
  number: number;
  status: string;
  /** Its events `new_reservation`, and how many events still wait for their notifications. */
  notified: number;
  waiting: number;
  /** Notifications of the new booking for the driver and for the owner. */
  driver_notified: number;
  owner_notified: number;
  /** Lines of its history, and how many of them come twice. */
  lines: number;
  repeated: number;
}

const storedBookings = (nodes: Nodes) =>
  nodes.query<StoredBooking>(`
    with e as (
      select payload->>'booking_id' as booking_id,
        count(*) filter (where type = 'new_reservation') as notified,
        count(*) filter (where dispatched_at is null) as waiting
      from events group by 1
    ), n as (
      select related_id, count(*) filter (where audience = 'driver') as driver,
        count(*) filter (where audience = 'owner') as owner
      from notifications where event_type = 'new_reservation' group by 1
    ), h as (
      select booking_id, count(*) as lines, count(*) - count(distinct kind) as repeated
      from booking_events group by 1
    )
    select b.id, b.number::int as number, b.status,
      coalesce(e.notified, 0)::int as notified, coalesce(e.waiting, 0)::int as waiting,
      coalesce(n.driver, 0)::int as driver_notified, coalesce(n.owner, 0)::int as owner_notified,
      coalesce(h.lines, 0)::int as lines, coalesce(h.repeated, 0)::int as repeated
    from bookings b
      left join e on e.booking_id = b.id::text
      left join n on n.related_id = b.id
      left join h on h.booking_id = b.id
    where b.vehicle_number ~ '^T [0-9A-F]{8}$'`);

const storedNotifications = (nodes: Nodes, { user }: Client) =>
  nodes.query<{ id: string }>(`
    select n.id from notifications n join bookings b on b.id = n.related_id
    where n.recipient_id = '${user.id}' and b.vehicle_number ~ '^T [0-9A-F]{8}$'`);

/** Accepted bookings that are not stored. */
function lost(accepted: string[], stored: StoredBooking[]): string[] {
  const ids = new Set(stored.map(({ id }) => id));
  return accepted.filter((id) => !ids.has(id));
}

/** A booking that began has notified both once; one whose charge was cut off, neither. */
function isTorn(booking: StoredBooking): boolean {
  const notified = { confirmed: 1, pending_payment: 1, cancelled: 0 }[booking.status];
  return (
    notified === undefined ||
    booking.notified !== notified ||
    booking.driver_notified !== notified ||
    booking.owner_notified !== notified ||
    booking.lines === 0 ||
    booking.repeated > 0 ||
    booking.waiting > 0
  );
}
