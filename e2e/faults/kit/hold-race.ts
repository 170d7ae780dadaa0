import type postgres from "postgres";
import { randomPlate, type Client } from "../../fixtures/client";
import { sleep } from "../../fixtures/sleep";
import { inParallel } from "./crowd";
import { expect } from "./nodes";
import type { Place } from "./race";

const MINUTES = 60;
/** Everything is ready this long before the holds end. */
const AHEAD_MS = 2500;
/** Holds are paid from this long before their end until this long after it. */
const BEFORE_MS = 600;
const AFTER_MS = 300;
/** Somebody else asks for the slot this long after the payment at most, or before it. */
const RIVAL_MS = 150;

/** How many slots of a round went to whom. */
export interface HoldOutcome {
  paid: number;
  expired: number;
  /** Of the expired ones, those that somebody else got. */
  taken: number;
}

/**
 * Lets each holder hold a slot, makes all holds end at one instant, and pays them about that
 * instant while somebody else books the slot. Each slot may have one outcome: it is paid, or its
 * hold has ended and the other may have it.
 */
export async function raceHolds(
  sql: postgres.Sql,
  [holders, rivals]: readonly [Client[], Client[]],
  { slots, start }: Place,
): Promise<HoldOutcome> {
  const wanted = (slot: string) => ({ slot, minutes: MINUTES, start_time: start.toISOString() });
  const quoteFor = async (person: Client, slot: string): Promise<string> =>
    (await person.post("/api/bookings/quote/", wanted(slot))).body.quote_id;
  const racers = await inParallel(slots.length, 8, async (index) => {
    const [holder, rival] = [holders[index]!, rivals[index % rivals.length]!];
    const slot = slots[index]!;
    const [quote, other] = await Promise.all([quoteFor(holder, slot), quoteFor(rival, slot)]);
    const held = await holder.post("/api/bookings/hold/", { quote_id: quote, slot });
    expect(held.status, JSON.stringify(held.body)).toBe(200);
    return { holder, rival, quote, other, hold: held.body.hold_id as string };
  });
  const end = new Date((await holders[0]!.now()) + AHEAD_MS);
  const ids = racers.map(({ hold }) => hold);
  await sql`update bookings set hold_until = ${end} where id in ${sql(ids)}`;
  const endsAt = performance.now() + AHEAD_MS;
  const outcome: HoldOutcome = { paid: 0, expired: 0, taken: 0 };
  await inParallel(racers.length, racers.length, async (index) => {
    const { holder, rival, quote, other, hold } = racers[index]!;
    const payment_method = index % 2 ? "card" : "cash";
    const pay = (person: Client, body: object) =>
      person.post("/api/bookings/", { vehicle_number: randomPlate(), payment_method, ...body });
    const payAt = endsAt - BEFORE_MS + (index * (BEFORE_MS + AFTER_MS)) / racers.length;
    const [own, theirs] = await Promise.all([
      sleep(payAt - performance.now()).then(() => pay(holder, { quote_id: quote, hold_id: hold })),
      sleep(payAt + (Math.random() * 2 - 1) * RIVAL_MS - performance.now()).then(() =>
        pay(rival, { quote_id: other }),
      ),
    ]);
    const told = JSON.stringify([own.body, theirs.body]);
    if (theirs.status !== 201)
      expect([theirs.status, theirs.body.code], told).toEqual([409, "slot_taken"]);
    if (own.status === 201) {
      outcome.paid += 1;
      expect(theirs.status, told).toBe(409);
    } else {
      outcome.expired += 1;
      outcome.taken += Number(theirs.status === 201);
      expect([own.status, own.body.code], told).toEqual([410, "hold_expired"]);
    }
  });
  return outcome;
}
