import { beforeEach, expect, it } from "vitest";
import { book, extendingInCash } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf, storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { remindVerifiers } from "./remind-verifiers";
import { verifyCash } from "./verify-cash";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function cashBooking() {
  const owner = await person("owner");
  const lot = await openLot(owner, {}, { stored: { cash_hold_minutes: 20 } });
  const booking = await book(await person("driver"), lot.slots[0]!, { method: "cash" });
  const questions = async () =>
    (await bellOf(owner)).filter((type) => type === "cash_payment_pending").length;
  return { owner, payment: booking.payment!.id, questions };
}

it("N9: reminds at half and at nine tenths of the hold, each once", async () => {
  const { questions } = await cashBooking();
  const counts: number[] = [];
  for (const minutes of [0, 9, 1, 1, 7, 1]) {
    advance({ minutes });
    await remindVerifiers();
    await remindVerifiers();
    counts.push(await questions());
  }
  // After 0, 9, 10, 11, 18 and 19 of 20 minutes.
  expect(counts).toEqual([1, 1, 2, 2, 3, 3]);
});

it("does not remind of cash that was verified", async () => {
  const { owner, payment, questions } = await cashBooking();
  await verifyCash(owner, payment);
  advance({ minutes: 10 });
  await remindVerifiers();
  expect(await questions()).toBe(1);
});

it("N9: reminds of the cash of an extension as well, and says what it is for", async () => {
  const { owner } = await extendingInCash();
  advance({ minutes: 8 });
  await remindVerifiers();
  const asked = await storedFor(owner, "cash_payment_pending");
  expect(asked).toHaveLength(2);
  for (const { message, data } of asked) {
    expect(message).toMatch(/^Cash ₱30\.00 from /);
    expect(data.detail).toMatch(/extension by 30 min, until 11:30$/);
  }
});
