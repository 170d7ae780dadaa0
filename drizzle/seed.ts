import { eq, sql } from "drizzle-orm";
import { demoPeople, DEMO_PASSWORD } from "@/lib/auth/demo";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { connect, db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { hashPassword } from "@/lib/core/password";
import { createBooking } from "@/lib/domain/booking/write/create";
import { verifyCash } from "@/lib/domain/booking/write/verify-cash";
import { expireBookings } from "@/lib/domain/booking/write/expire";
import { quoteBooking } from "@/lib/domain/booking/write/quote";
import { createLot } from "@/lib/domain/lot/write/create-lot";
import { createSlots } from "@/lib/domain/lot/write/create-slots";
import { slots } from "@/lib/domain/lot/table";
import { getUnreadCount } from "@/lib/domain/notification/read/unread-count";
import { markAllRead } from "@/lib/domain/notification/write/mark-all-read";
import { assignEmployee } from "@/lib/domain/staff/write";
import { asActor } from "@/lib/domain/user/read";
import { users } from "@/lib/domain/user/table";
import { createVehicle } from "@/lib/domain/vehicle/write";
import { appState } from "@/lib/domain/system/table";
import { demoDrivers, demoLots, demoOwners, keptFree } from "./demo/lots";
import { planStays, seededRandom } from "./demo/plan";

const KEY = "demo_seed";
const SEED = 20_261_121;
const SEED_PATIENCE_MS = 180_000;
const OWNER_UNREAD = 3;
const SWEEP_EVERY_MS = 20 * 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Fills an empty database with the demo data, once; a run that was cut short is started anew. */
export async function seedDemo(): Promise<void> {
  await connect();
  if (!(await claimSeed())) return;
  const started = performance.now();
  const offset = clock.offset();
  try {
    await seed();
  } finally {
    clock.setOffset(offset);
  }
  await setState("done");
  log().info({ seconds: Math.round((performance.now() - started) / 100) / 10 }, "demo data made");
}

/** True when this process has to make the data; waits while another one does. */
async function claimSeed(): Promise<boolean> {
  for (;;) {
    const [row] = await db().select().from(appState).where(eq(appState.key, KEY));
    if (row?.value === "done") return false;
    if (!row) {
      if ((await db().$count(users)) > 0) return false;
      const [mine] = await db()
        .insert(appState)
        .values({ key: KEY, value: "started", updated_at: new Date(clock.ms() - clock.offset()) })
        .onConflictDoNothing()
        .returning();
      if (mine) return true;
    } else if (
      !process.env.DATABASE_URL ||
      clock.ms() - clock.offset() - row.updated_at.getTime() > SEED_PATIENCE_MS
    ) {
      await db().execute(sql`truncate users, lots, events, idempotency_keys cascade`);
      await db().delete(appState).where(eq(appState.key, KEY));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

const setState = (value: string) =>
  db().update(appState).set({ value }).where(eq(appState.key, KEY));

interface Slot {
  id: string;
  lot: number;
  name: string;
}

async function seed(): Promise<void> {
  const now = clock.ms();
  const random = seededRandom(SEED);
  const people = await createPeople();
  const slots = await createLots(people);
  const crowd = demoDrivers.map((driver) => people.get(driver.email)!);
  const free = slots.filter((slot) => !keptFree.has(slot.name));
  let swept = 0;
  for (const stay of planStays(now, free.length, crowd.length * 4, 6, 0.42, random)) {
    if (stay.at - swept > SWEEP_EVERY_MS) {
      clock.setOffset(stay.at - now);
      await expireBookings();
      swept = stay.at;
    }
    const driver = crowd[stay.driver % crowd.length]!;
    const plate = `${demoDrivers[stay.driver % crowd.length]!.plate.slice(0, -1)}${Math.floor(stay.driver / crowd.length)}`;
    await park(stay.at, now, free[stay.slot]!, driver, plate, stay.minutes, stay.cash, people);
  }
  await journeys(now, people, free);
  clock.setOffset(0);
  await expireBookings();
  await readMost(people);
}

type People = Map<string, Actor>;

async function createPeople(): Promise<People> {
  const password_hash = await hashPassword(DEMO_PASSWORD);
  const all = [
    ...demoPeople,
    ...demoOwners.map((one) => ({ ...one, role: "owner" as const })),
    ...demoDrivers.map((one) => ({ ...one, role: "driver" as const })),
  ];
  const made = await db()
    .insert(users)
    .values(
      all.map(({ email, first_name, last_name, role }) => ({
        email,
        first_name,
        last_name,
        role,
        password_hash,
      })),
    )
    .returning();
  const people = new Map(made.map((user) => [user.email, asActor(user, "")]));
  await createVehicle(people.get("driver@parkmate.test")!, {
    number: "KL-08-AZ-1234",
    type: "car",
    ev: false,
    is_default: true,
  });
  await createVehicle(people.get("driver@parkmate.test")!, {
    number: "KL-11-Q-2201",
    type: "suv",
    ev: true,
    is_default: false,
  });
  await createVehicle(people.get("driver2@parkmate.test")!, {
    number: "TN-22-BC-0907",
    type: "car",
    ev: false,
    is_default: true,
  });
  return people;
}

async function createLots(people: People): Promise<Slot[]> {
  const made: Slot[] = [];
  for (const [index, { owner, lot, rows }] of demoLots.entries()) {
    const actor = people.get(owner)!;
    const lotId = await createLot(actor, {
      ...lot,
      timezone: lot.timezone ?? "Asia/Manila",
      features: lot.features ?? [],
      mode: lot.mode ?? "instant",
      status: "active",
    });
    let row = 0;
    for (const [letter, count] of rows) {
      const ids = await createSlots(actor, lotId, {
        slots: Array.from({ length: count }, (_, at) => ({
          code: `${letter}-${at + 1}`,
          level: "1",
          row: row + Math.floor(at / 6) + 1,
          position: (at % 6) + 1,
          vehicle_type: "car" as const,
          ev: at % 12 === 4 && (lot.features ?? []).includes("ev"),
          covered: (lot.features ?? []).includes("covered"),
          accessible: at === 0 && (lot.features ?? []).includes("accessible"),
        })),
      });
      row += Math.ceil(count / 6);
      made.push(
        ...ids.map((id, at) => ({ id, lot: index, name: `${lot.name} ${letter}-${at + 1}` })),
      );
    }
  }
  // A few slots are closed, as in every real lot.
  for (const slot of made.filter(
    (one) => one.name === "Parking Lot A A-17" || one.name === "Harbour Deck H-9",
  ))
    await db().update(slots).set({ status: "maintenance" }).where(eq(slots.id, slot.id));
  const [first] = await db()
    .select({ lot_id: slots.lot_id })
    .from(slots)
    .where(eq(slots.id, made[0]!.id));
  await assignEmployee(people.get("staff@parkmate.test")!.id, first!.lot_id);
  return made.filter(
    (slot) => slot.name !== "Parking Lot A A-17" && slot.name !== "Harbour Deck H-9",
  );
}

/** One stay, booked at its moment; cash is verified by the lot's owner, a request is never made by the crowd. */
async function park(
  at: number,
  now: number,
  slot: Slot,
  driver: Actor,
  plate: string,
  minutes: number,
  cash: boolean,
  people: People,
): Promise<void> {
  if (demoLots[slot.lot]!.lot.mode === "request") return;
  clock.setOffset(at - now);
  const quote = await quoteBooking(driver, { slot: slot.id, minutes });
  if (quote.conflicts.length) return;
  const method = cash ? ("cash" as const) : ("card" as const);
  const booking = await createBooking(driver, {
    quote_id: quote.quote_id,
    vehicle_number: plate,
    payment_method: method,
    payment_token: "tok_ok",
    notes: "",
  });
  if (cash) await verifyCash(people.get(demoLots[slot.lot]!.owner)!, booking.payment!.id);
}

/** The two drivers of the journeys: one has only a past, the other a running and a coming booking. */
async function journeys(now: number, people: People, slots: Slot[]): Promise<void> {
  const [driver, joy] = [people.get("driver@parkmate.test")!, people.get("driver2@parkmate.test")!];
  const slotOf = (lot: number, nth: number) => slots.filter((slot) => slot.lot === lot)[nth]!;
  for (const [days, lot] of [
    [9, 3],
    [6, 4],
    [2, 6],
  ] as const) {
    const at = now - days * DAY_MS;
    await park(at, now, slotOf(lot, 0), driver, "KL-08-AZ-1234", 60, false, people);
    clock.setOffset(at + HOUR_MS - now);
    await expireBookings();
  }
  clock.setOffset(0);
  await expireBookings();
  await park(now - 20 * 60_000, now, slotOf(2, 1), joy, "TN-22-BC-0907", 180, false, people);
  clock.setOffset(0);
  const quote = await quoteBooking(joy, {
    slot: slotOf(6, 3).id,
    start_time: new Date(now + 20 * HOUR_MS).toISOString(),
    minutes: 150,
  });
  if (!quote.conflicts.length)
    await createBooking(joy, {
      quote_id: quote.quote_id,
      vehicle_number: "TN-22-BC-0907",
      payment_method: "card",
      payment_token: "tok_ok",
      notes: "",
    });
}

/** The past is read; the newest few of the owners and all of driver2's last day are not. */
async function readMost(people: People): Promise<void> {
  for (const person of people.values()) {
    if (person.email === "driver2@parkmate.test") continue;
    const { seq } = await getUnreadCount(person.id);
    await markAllRead(person.id, person.role === "owner" ? { before_seq: seq - OWNER_UNREAD } : {});
  }
}
