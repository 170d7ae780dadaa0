import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/duration";
import type { Booking } from "@/lib/domain/booking/schema";
import { createBooking } from "@/lib/domain/booking/write/create";
import { expireBookings } from "@/lib/domain/booking/write/expire";
import { quoteBooking } from "@/lib/domain/booking/write/quote";
import { verifyCash } from "@/lib/domain/booking/write/verify-cash";
import type { PaymentMethod } from "@/lib/domain/payment/schema";
import type { DemoSlot } from "./create-lots";
import { demoLots, slotsLeftFree } from "./lots";
import { guests, plateOf, VEHICLES_PER_GUEST, type People } from "./people";
import { planStays, seededRandom, type PlannedStay } from "./plan";
import { createYear } from "./year";

const SEED = 20_261_121;
const STAYS_PER_DAY = 6;
/** The share of slots that are occupied now. */
const OCCUPANCY = 0.42;
const EXPIRE_EVERY_MS = 20 * MINUTE_MS;

export interface Stay {
  driver: Actor;
  slot: DemoSlot;
  plate: string;
  minutes: number;
  method?: PaymentMethod;
  /** In the format of RFC 3339; now when absent. */
  startTime?: string;
}

export const moveClockTo = (instantMs: number): void => clock.setOffset(instantMs - clock.realMs());

/** Creates the bookings of a year up to now, and moves the clock along with the latest. */
export async function createHistory(people: People, slots: DemoSlot[]): Promise<void> {
  const now = clock.ms();
  const free = slots.filter((slot) => !slotsLeftFree.has(slot.name));
  const plan = planStays({
    now,
    slots: free.length,
    vehicles: guests.length * VEHICLES_PER_GUEST,
    staysPerDay: STAYS_PER_DAY,
    occupancy: OCCUPANCY,
    random: seededRandom(SEED),
  });
  await createYear(people, free, [...plan, ...staysOfOthers(now, free)]);
  await createGuestBookings(plan, people, free);
  await createBookingsOfArun(now, people, free);
  await createBookingsOfJoy(now, people, free);
}

async function createGuestBookings(
  plan: PlannedStay[],
  people: People,
  slots: DemoSlot[],
): Promise<void> {
  let expiredAt = 0;
  for (const { start, slot, vehicle, minutes, paysCash } of plan) {
    moveClockTo(start);
    if (start - expiredAt > EXPIRE_EVERY_MS) {
      await expireBookings();
      expiredAt = start;
    }
    const guest = vehicle % guests.length;
    await book(people, {
      driver: people.get(guests[guest]!.email)!,
      slot: slots[slot]!,
      plate: plateOf(guest, Math.floor(vehicle / guests.length)),
      minutes,
      method: paysCash ? "cash" : "card",
    });
  }
}

/** Days ago, and the lot in whose first slot. */
const staysOfArun = [
  [9, 3],
  [6, 4],
  [2, 6],
] as const;

/** The stays of drivers who sign in, so that no other stay takes their slots. */
const staysOfOthers = (now: number, slots: DemoSlot[]): PlannedStay[] =>
  staysOfArun.map(([daysAgo, lot], index) => ({
    start: now - daysAgo * DAY_MS,
    slot: slots.indexOf(slotOf(slots, lot, 0)),
    vehicle: -1 - index,
    minutes: 60,
    paysCash: false,
  }));

/** The first driver has only past bookings. */
async function createBookingsOfArun(now: number, people: People, slots: DemoSlot[]): Promise<void> {
  const driver = people.get("driver@parkmate.test")!;
  for (const [daysAgo, lot] of staysOfArun) {
    const start = now - daysAgo * DAY_MS;
    moveClockTo(start);
    const slot = slotOf(slots, lot, 0);
    const booking = await book(people, { driver, slot, plate: "KL-08-AZ-1234", minutes: 60 });
    moveClockTo(booking ? Date.parse(booking.end_time) : start + HOUR_MS);
    await expireBookings();
  }
  moveClockTo(now);
  await expireBookings();
}

/**
 * The second driver has a booking that runs and one for later, which a lot's owner confirmed: that
 * is unread.
 */
async function createBookingsOfJoy(now: number, people: People, slots: DemoSlot[]): Promise<void> {
  const joy = { driver: people.get("driver2@parkmate.test")!, plate: "TN-22-BC-0907" };
  moveClockTo(now - 20 * MINUTE_MS);
  for (const slot of slots.filter(({ lot }) => lot === 2))
    if (await book(people, { ...joy, slot, minutes: 180 })) break;
  moveClockTo(now);
  const startTime = new Date(now + 20 * HOUR_MS).toISOString();
  const slot = slotOf(slots, 6, 3);
  await book(people, { ...joy, slot, minutes: 150, startTime, method: "cash" });
}

/** The slot with this index in a lot. */
const slotOf = (slots: DemoSlot[], lot: number, index: number): DemoSlot =>
  slots.filter((slot) => slot.lot === lot)[index]!;

/**
 * Books a stay; the lot's owner verifies cash immediately. Returns null for a slot that is taken
 * and in lots that approve each booking, so that no request waits in a queue.
 */
async function book(people: People, stay: Stay): Promise<Booking | null> {
  const { lot, owner } = demoLots[stay.slot.lot]!;
  if (lot.mode === "request") return null;
  const booking = await bookStay(stay);
  if (booking && stay.method === "cash") await verifyCash(people.get(owner)!, booking.payment!.id);
  return booking;
}

/** Books a stay. Returns null when the slot is taken. */
export async function bookStay(stay: Stay): Promise<Booking | null> {
  const { driver, slot, plate, minutes, method = "card", startTime } = stay;
  const quote = await quoteBooking(driver, { slot: slot.id, minutes, start_time: startTime });
  if (quote.conflicts.length) return null;
  return createBooking(driver, {
    quote_id: quote.quote_id,
    vehicle_number: plate,
    payment_method: method,
    payment_token: "tok_ok",
  });
}
