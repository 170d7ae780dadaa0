import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/duration";
import { createBooking } from "@/lib/domain/booking/write/create";
import { expireBookings } from "@/lib/domain/booking/write/expire";
import { quoteBooking } from "@/lib/domain/booking/write/quote";
import { verifyCash } from "@/lib/domain/booking/write/verify-cash";
import type { PaymentMethod } from "@/lib/domain/payment/schema";
import type { DemoSlot } from "./create-lots";
import { demoLots, slotsLeftFree } from "./lots";
import { guests, plateOf, VEHICLES_PER_GUEST, type People } from "./people";
import { planStays, seededRandom } from "./plan";

const SEED = 20_261_121;
const STAYS_PER_DAY = 6;
/** The share of slots that are occupied now. */
const OCCUPANCY = 0.42;
const EXPIRE_EVERY_MS = 20 * MINUTE_MS;

interface Stay {
  driver: Actor;
  slot: DemoSlot;
  plate: string;
  minutes: number;
  method?: PaymentMethod;
  /** In the format of RFC 3339; now when absent. */
  startTime?: string;
}

const moveClockTo = (instantMs: number): void => clock.setOffset(instantMs - clock.realMs());

/** Creates the bookings of three weeks up to now, and moves the clock along with them. */
export async function createHistory(people: People, slots: DemoSlot[]): Promise<void> {
  const now = clock.ms();
  const free = slots.filter((slot) => !slotsLeftFree.has(slot.name));
  await createGuestBookings(now, people, free);
  await createBookingsOfArun(now, people, free);
  await createBookingsOfJoy(now, people, free);
}

async function createGuestBookings(now: number, people: People, slots: DemoSlot[]): Promise<void> {
  const plan = planStays({
    now,
    slots: slots.length,
    vehicles: guests.length * VEHICLES_PER_GUEST,
    staysPerDay: STAYS_PER_DAY,
    occupancy: OCCUPANCY,
    random: seededRandom(SEED),
  });
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

/** The first driver has only past bookings. */
async function createBookingsOfArun(now: number, people: People, slots: DemoSlot[]): Promise<void> {
  const driver = people.get("driver@parkmate.test")!;
  for (const [daysAgo, lot] of [
    [9, 3],
    [6, 4],
    [2, 6],
  ] as const) {
    const start = now - daysAgo * DAY_MS;
    moveClockTo(start);
    const slot = slotOf(slots, lot, 0);
    await book(people, { driver, slot, plate: "KL-08-AZ-1234", minutes: 60 });
    moveClockTo(start + HOUR_MS);
    await expireBookings();
  }
  moveClockTo(now);
  await expireBookings();
}

/** The second driver has a booking that runs and one for later. */
async function createBookingsOfJoy(now: number, people: People, slots: DemoSlot[]): Promise<void> {
  const joy = { driver: people.get("driver2@parkmate.test")!, plate: "TN-22-BC-0907" };
  moveClockTo(now - 20 * MINUTE_MS);
  await book(people, { ...joy, slot: slotOf(slots, 2, 1), minutes: 180 });
  moveClockTo(now);
  const startTime = new Date(now + 20 * HOUR_MS).toISOString();
  await book(people, { ...joy, slot: slotOf(slots, 6, 3), minutes: 150, startTime });
}

/** The slot with this index in a lot. */
const slotOf = (slots: DemoSlot[], lot: number, index: number): DemoSlot =>
  slots.filter((slot) => slot.lot === lot)[index]!;

/**
 * Books a stay; the lot's owner verifies cash immediately. Skips a slot that is taken and lots that
 * approve each booking, so that no request waits in a queue.
 */
async function book(people: People, stay: Stay): Promise<void> {
  const { driver, slot, plate, minutes, method = "card", startTime } = stay;
  const { lot, owner } = demoLots[slot.lot]!;
  if (lot.mode === "request") return;
  const quote = await quoteBooking(driver, { slot: slot.id, minutes, start_time: startTime });
  if (quote.conflicts.length) return;
  const booking = await createBooking(driver, {
    quote_id: quote.quote_id,
    vehicle_number: plate,
    payment_method: method,
    payment_token: "tok_ok",
  });
  if (method === "cash") await verifyCash(people.get(owner)!, booking.payment!.id);
}
