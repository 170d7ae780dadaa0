import { expect } from "@playwright/test";
import type { Client } from "../../fixtures/client";
import type { Json } from "../../fixtures/json";
import { notifiedOf } from "../../fixtures/notifications";
import type { TestServer } from "../../fixtures/server";
import { sleep } from "../../fixtures/sleep";
import { inParallel } from "./crowd";

const MINUTES = 30;
const MINUTE_MS = 60_000;
/** Cancellations are sent from this long before the end until this long after it. */
const BEFORE_MS = 600;
const AFTER_MS = 300;
/** Signing in again takes a while on a busy machine, so it is done this long before the end. */
const SIGN_IN_SECONDS = 5;

/** How many bookings of a round ended in each way. */
export interface Outcome {
  cancelled: number;
  expired: number;
}

/**
 * Makes `size` bookings that end at one instant and cancels each of them about that instant, over
 * all nodes in turn. Every booking must be either cancelled or expired, as its answer and exactly
 * one notification say.
 */
export async function raceExpiry(nodes: TestServer[], size: number): Promise<Outcome> {
  const [node] = nodes as [TestServer];
  const driver = await node.signIn("driver");
  const bookings = await bookTogether(driver, size);
  const end = Date.parse(bookings[0].end_time);
  await node.advance(Math.floor((end - (await driver.now())) / 1000) - SIGN_IN_SECONDS);
  // The driver's token may have expired meanwhile.
  const person = await node.signIn("driver");
  const people = nodes.map((one) => person.at(one.url));
  const startAt = performance.now() + (end - BEFORE_MS - (await person.now()));
  const answers = await inParallel(size, size, async (index) => {
    await sleep(startAt + (index * (BEFORE_MS + AFTER_MS)) / size - performance.now());
    return people[index % people.length]!.cancel(bookings[index].id);
  });
  await node.advance(2);
  const outcome: Outcome = { cancelled: 0, expired: 0 };
  await inParallel(size, 8, async (index) => {
    const { id, number } = bookings[index];
    const { status } = (await person.get(`/api/bookings/${id}/`)).body;
    const isCancelled = answers[index]!.status === 200;
    expect([answers[index]!.status, status], `#${number}`).toEqual(
      isCancelled ? [200, "cancelled"] : [409, "expired"],
    );
    const types = (await notifiedOf(person, id)).map(([type]) => type);
    const endings = types.filter((type) => /_(cancelled|expired)$/.test(type!));
    expect(endings, `#${number}`).toEqual([
      isCancelled ? "reservation_cancelled" : "reservation_expired",
    ]);
    outcome[isCancelled ? "cancelled" : "expired"] += 1;
  });
  return outcome;
}

/** Books `size` slots of the instant lots from a minute from now on. */
async function bookTogether(driver: Client, size: number): Promise<Json[]> {
  const start_time = new Date((await driver.now()) + MINUTE_MS).toISOString();
  const lots: Json[] = (await driver.get("/api/lots/?page_size=100")).body.results;
  const instant = lots.filter((lot) => lot.mode === "instant");
  const slots = await Promise.all(
    instant.map(async (lot) => (await driver.get(`/api/lots/${lot.id}/slots/`)).body as Json[]),
  );
  const free = slots.flat().filter((slot) => slot.state === "available");
  expect(free.length, "enough free slots").toBeGreaterThanOrEqual(size);
  return inParallel(size, 8, async (index) => {
    const { status, body } = await driver.book(free[index].id, { minutes: MINUTES, start_time });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  });
}
