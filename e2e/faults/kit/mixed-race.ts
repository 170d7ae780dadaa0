import { randomPlate, type ApiResponse, type Client } from "../../fixtures/client";
import type { Json } from "../../fixtures/json";
import { sleep } from "../../fixtures/sleep";
import { expect } from "./nodes";

export const ways = ["booking", "hold", "renewal"] as const;
export type Way = (typeof ways)[number];

/** A participant in the race for a slot: sends its requests and returns the last answer. */
export interface Racer {
  way: Way;
  run: () => Promise<ApiResponse>;
}

const MINUTES = 60;
const FREE_MINUTES = 240;
const MAX_DELAY_MS = 15;

/**
 * Books `count` slots of these lots that nobody else has booked for the next hours, for a quarter
 * of an hour. Returns the bookings.
 */
export async function bookedSlots(driver: Client, lots: string[], count: number): Promise<Json[]> {
  const slots: Json[] = [];
  for (const name of lots) {
    const { id } = await driver.lot(name);
    slots.push(...((await driver.get(`/api/lots/${id}/slots/`)).body as Json[]));
  }
  const bookings: Json[] = [];
  for (const { id: slot } of slots) {
    const wanted = { slot, minutes: FREE_MINUTES };
    const quote = (await driver.post("/api/bookings/quote/", wanted)).body;
    if (quote.conflicts?.length !== 0 || bookings.length === count) continue;
    const { status, body } = await driver.book(slot, { minutes: 15 });
    expect(status, JSON.stringify(body)).toBe(201);
    bookings.push(body);
  }
  expect(bookings).toHaveLength(count);
  return bookings;
}

/**
 * Prepares the race for the slot of an ended booking, for an hour from now: its driver renews it,
 * every second of the others books directly, and the rest hold it and then pay.
 */
export async function racersFor(
  ended: Json,
  driver: Client,
  others: readonly Client[],
): Promise<Racer[]> {
  const quotes = await Promise.all(
    others.map(async (person) => {
      const quote = { slot: ended.slot.id, minutes: MINUTES };
      const { status, body } = await person.post("/api/bookings/quote/", quote);
      expect(status, JSON.stringify(body)).toBe(200);
      return body.quote_id as string;
    }),
  );
  const renewal: Racer = { way: "renewal", run: () => renew(driver, ended.id) };
  return [
    renewal,
    ...others.map((person, index): Racer => {
      const quote = quotes[index]!;
      return index % 2
        ? { way: "booking", run: () => book(person, quote) }
        : { way: "hold", run: () => holdAndBook(person, quote, ended.slot.id) };
    }),
  ].map(({ way, run }) => ({
    way,
    run: async () => {
      await sleep(Math.random() * MAX_DELAY_MS);
      return run();
    },
  }));
}

const renew = (driver: Client, id: string) =>
  driver.post(`/api/bookings/${id}/renew/`, { minutes: MINUTES, payment_method: "card" });

const book = (person: Client, quote_id: string, hold?: object) =>
  person.post("/api/bookings/", {
    quote_id,
    vehicle_number: randomPlate(),
    payment_method: "card",
    ...hold,
  });

async function holdAndBook(person: Client, quote_id: string, slot: string): Promise<ApiResponse> {
  const held = await person.post("/api/bookings/hold/", { quote_id, slot });
  if (held.status !== 200) return held;
  return book(person, quote_id, { hold_id: held.body.hold_id });
}
