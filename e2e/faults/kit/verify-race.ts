import type { Client } from "../../fixtures/client";
import { inParallel } from "./crowd";
import { expect } from "./nodes";
import { raceTwo, type Place } from "./race";

type Act = "verify" | "decline";

/**
 * Books each slot for cash and lets two people decide about each payment at once: both verify it,
 * or one declines. Exactly one may decide, and the other is told who did, when and how. Returns how
 * many decisions the first one won.
 */
export async function raceVerifiers(
  drivers: Client[],
  [one, other]: [Client, Client],
  { slots, start }: Place,
): Promise<number> {
  const payments = await inParallel(slots.length, 8, async (index) => {
    const driver = drivers[index % drivers.length]!;
    const { status, body } = await driver.book(slots[index]!, {
      method: "cash",
      start_time: start.toISOString(),
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return body.payment.id as string;
  });
  let won = 0;
  await inParallel(payments.length, payments.length, async (index) => {
    const payment = payments[index]!;
    const act: Act = index % 2 ? "decline" : "verify";
    const [mine, theirs] = await raceTwo(
      () => decide(one, payment, "verify"),
      () => decide(other, payment, act),
    );
    const isMine = mine.status === 200;
    const [winner, loser] = isMine ? [mine, theirs] : [theirs, mine];
    expect(winner.status, JSON.stringify([mine.body, theirs.body])).toBe(200);
    const outcome = isMine || act === "verify" ? "verified" : "declined";
    expect(loser.body).toMatchObject({
      status: 409,
      code: "already_resolved",
      resolved: {
        by: nameOf(isMine ? one : other),
        at: winner.body[`${outcome}_at`],
        outcome,
      },
    });
    won += Number(isMine);
  });
  return won;
}

/** The name by which others read of this person. */
export const nameOf = ({ user }: Client) => `${user.first_name} ${user.last_name}`;

const decide = (person: Client, payment: string, act: Act) =>
  person.post(
    `/api/${person.user.role}/payments/${payment}/${act}/`,
    act === "verify" ? { verified: true } : { reason: "Nobody came" },
  );
