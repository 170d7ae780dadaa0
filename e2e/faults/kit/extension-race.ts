import { randomPlate, type ApiResponse, type Client } from "../../fixtures/client";
import { inParallel } from "./crowd";
import { expect } from "./nodes";
import { raceTwo, type Place } from "./race";

const MINUTES = 15;

/** The last booking of a slot, with its driver. */
export interface Stay {
  slot: string;
  driver: Client;
  id: string;
  end: string;
}

/** Books each slot. */
export const bookStays = (drivers: Client[], { slots, start }: Place): Promise<Stay[]> =>
  inParallel(slots.length, 8, async (index) => {
    const [slot, driver] = [slots[index]!, drivers[index % drivers.length]!];
    const answer = await driver.book(slot, { minutes: MINUTES, start_time: start.toISOString() });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return stayOf(slot, driver, answer);
  });

const stayOf = (slot: string, driver: Client, { body }: ApiResponse): Stay => ({
  slot,
  driver,
  id: body.id,
  end: body.end_time,
});

/**
 * Extends each stay while somebody else books the time right after it: exactly one of the two may
 * succeed, and the other is told why not. Returns the last booking of each slot: the extended one,
 * or that of the other, which is paid, so that it can be extended next.
 */
export async function raceExtensions(stays: Stay[], rivals: Client[]): Promise<Stay[]> {
  const races = await inParallel(stays.length, 8, async (index) => {
    const stay = stays[index]!;
    const rival = rivals.filter((one) => one !== stay.driver)[index % (rivals.length - 1)]!;
    return { stay, rival, ...(await quotesOf(stay, rival)) };
  });
  return inParallel(races.length, races.length, async (index) => {
    const { stay, rival, extension, next } = races[index]!;
    const [extended, booked] = await raceTwo(
      () => extend(stay, extension),
      () =>
        rival.post("/api/bookings/", {
          quote_id: next,
          vehicle_number: randomPlate(),
          payment_method: "card",
        }),
    );
    const told = JSON.stringify([extended.body, booked.body]);
    if (extended.status === 200) {
      expect([booked.status, booked.body.code], told).toEqual([409, "slot_taken"]);
      return stayOf(stay.slot, stay.driver, extended);
    }
    expect(booked.status, told).toBe(201);
    expect(extended.body).toMatchObject({ status: 409, code: "next_booking", max_minutes: 0 });
    return stayOf(stay.slot, rival, booked);
  });
}

async function quotesOf({ slot, driver, id, end }: Stay, rival: Client) {
  const wanted = { slot, minutes: MINUTES, start_time: end };
  const answers = await Promise.all([
    driver.get(`/api/bookings/${id}/extend/?minutes=${MINUTES}`),
    rival.post("/api/bookings/quote/", wanted),
  ]);
  for (const { status, body } of answers) expect(status, JSON.stringify(body)).toBe(200);
  const [extension, next] = answers.map(({ body }) => body.quote_id as string);
  return { extension: extension!, next: next! };
}

const extend = ({ driver, id }: Stay, quote_id: string) =>
  driver.post(`/api/bookings/${id}/extend/`, {
    quote_id,
    minutes: MINUTES,
    payment_method: "card",
  });
