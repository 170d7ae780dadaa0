import { beforeEach, describe, expect, it, vi } from "vitest";
import { clock } from "@/lib/core/clock";
import { cardProvider } from "@/lib/domain/payment/provider";
import { paidParts } from "@/lib/domain/payment/read";
import { book } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bellOf, storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { storedPayment } from "@/lib/testing/payments";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { approveBooking } from "./approve";
import { cancelBooking } from "./cancel";
import { closeSlots } from "./close-slots";
import { expireBookings } from "./expire";
import { payBooking } from "./pay";
import { recoverBookings } from "./recover";
import { verifyCash } from "./verify-cash";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

const declined = { payment_token: "tok_declined" };

async function dueInCash({ mode = "instant", vehicle = "KL 1" } = {}) {
  const [owner, driver] = [await person("owner"), await person("driver")];
  const lot = await openLot(owner, {}, { stored: { mode: mode as "instant" | "request" } });
  const slot = lot.slots[0]!;
  const booking = await book(driver, slot, { method: "cash", vehicle });
  return { owner, driver, slot, booking, cash: booking.payment!.id };
}
type Due = Awaited<ReturnType<typeof dueInCash>>;

const expectDue = async ({ driver, owner, booking, cash }: Due) => {
  expect(await getBooking(driver, booking.id)).toMatchObject({
    status: "pending_payment",
    hold_until: booking.hold_until,
    payment_method: "cash",
    payment: { id: cash, status: "pending" },
    can: { pay: true, cancel: true },
  });
  expect(await storedPayment(cash)).toMatchObject({ status: "pending", decided_by: null });
  const [asked] = await storedFor(owner, "cash_payment_pending");
  expect(asked!.resolved).toBeNull();
};

/** Calls `act` while the card is being charged. */
function whileCharged(act: () => Promise<unknown>): Promise<unknown> {
  const provider = cardProvider();
  const charge = provider.charge.bind(provider);
  return new Promise((resolve) => {
    vi.spyOn(provider, "charge").mockImplementationOnce(async (input) => {
      resolve(await act());
      return charge(input);
    });
  });
}

describe("paying by card what was to be paid in cash", () => {
  it("starts the paid time now, and takes the cash off the queue", async () => {
    const { owner, driver, booking, cash } = await dueInCash();
    advance({ minutes: 4 });
    expect(await payBooking(driver, booking.id, {})).toMatchObject({
      status: "active",
      seconds_remaining: 3600,
      hold_until: null,
      payment_method: "card",
      payment: { method: "card", status: "succeeded", amount: "60.00" },
      can: { pay: false },
    });
    expect(await storedPayment(cash)).toMatchObject({ status: "cancelled" });
    expect(await paidParts({ booking: booking.id })).toEqual([
      { method: "card", amount: 6000, refunded: 0, paid_at: clock.now() },
    ]);
    const [asked] = await storedFor(owner, "cash_payment_pending");
    expect(asked!.resolved).toMatchObject({ by: "Ana", outcome: "paid" });
    expect(await bellOf(driver)).toContain("payment_confirmed");
    expect(await storedFor(owner, "new_reservation"), "told once").toHaveLength(1);
  });

  it("a refused card leaves the cash due, and another card may follow", async () => {
    const due = await dueInCash();
    const refusal = await refusalOf(payBooking(due.driver, due.booking.id, declined));
    expect(refusal).toMatchObject({ status: 422, code: "payment_declined" });
    await expectDue(due);
    expect(await payBooking(due.driver, due.booking.id, {})).toMatchObject({ status: "active" });
  });

  it("after a refused card the cash is taken as before, and the deadline stays", async () => {
    const due = await dueInCash();
    await refusalOf(payBooking(due.driver, due.booking.id, declined));
    await verifyCash(due.owner, due.cash);
    expect(await getBooking(due.driver, due.booking.id)).toMatchObject({ status: "active" });
    const other = await dueInCash({ vehicle: "KL 2" });
    await refusalOf(payBooking(other.driver, other.booking.id, declined));
    advance({ hours: 3 });
    expect((await refusalOf(payBooking(other.driver, other.booking.id, {}))).code).toBe(
      "hold_expired",
    );
    await expireBookings();
    expect(await getBooking(other.driver, other.booking.id)).toMatchObject({ status: "cancelled" });
  });
});

describe("paying by card while something else happens", () => {
  it("nobody verifies, cancels or pays again while the card is charged", async () => {
    const { owner, driver, booking, cash } = await dueInCash();
    const refused = whileCharged(async () => [
      (await refusalOf(verifyCash(owner, cash))).code,
      (await refusalOf(cancelBooking(driver, booking.id, null))).code,
      (await refusalOf(payBooking(driver, booking.id, {}))).code,
    ]);
    await payBooking(driver, booking.id, {});
    expect(await refused).toEqual(Array(3).fill("payment_in_progress"));
    const late = await refusalOf(verifyCash(owner, cash));
    expect(late).toMatchObject({ status: 409, code: "already_resolved" });
    expect(late.extra?.resolved).toMatchObject({ outcome: "paid" });
  });

  it("P3: a crash while the card is charged leaves the cash due", async () => {
    const due = await dueInCash();
    await new Promise<void>((charging) => {
      vi.spyOn(cardProvider(), "charge").mockImplementationOnce(() => {
        charging();
        return new Promise(() => undefined);
      });
      void payBooking(due.driver, due.booking.id, {});
    });
    advance({ seconds: 31 });
    await recoverBookings();
    await expectDue(due);
  });

  it("whoever pays second is told that the cash was confirmed", async () => {
    const { owner, driver, booking, cash } = await dueInCash();
    await verifyCash(owner, cash);
    const refusal = await refusalOf(payBooking(driver, booking.id, {}));
    expect(refusal).toMatchObject({ status: 409, code: "already_resolved" });
    expect(refusal.extra?.resolved).toMatchObject({ by: owner.name, outcome: "verified" });
  });

  it("a card and the cash at one moment: exactly one pays", async () => {
    const { owner, driver, booking, cash } = await dueInCash();
    const outcomes = await Promise.allSettled([
      payBooking(driver, booking.id, {}),
      verifyCash(owner, cash),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const paid = await paidParts({ booking: booking.id });
    expect(paid.map(({ amount }) => amount)).toEqual([6000]);
  });

  it("a request that was approved starts, it is not asked for again", async () => {
    const { owner, driver, booking } = await dueInCash({ mode: "request" });
    expect((await refusalOf(payBooking(driver, booking.id, {}))).code).toBe("already_resolved");
    await approveBooking(owner, booking.id);
    expect(await payBooking(driver, booking.id, {})).toMatchObject({ status: "active" });
  });

  it("I8: its vehicle is not booked elsewhere meanwhile", async () => {
    const due = await dueInCash();
    const lot = await openLot(await person("owner"));
    const elsewhere = whileCharged(() =>
      refusalOf(book(due.driver, lot.slots[0]!, { vehicle: "KL 1" })),
    );
    await refusalOf(payBooking(due.driver, due.booking.id, declined));
    expect(await elsewhere).toMatchObject({ status: 409, code: "vehicle_busy" });
    await expectDue(due);
  });

  it("its lot does not close, and its deadline does not release it meanwhile", async () => {
    const { owner, driver, slot, booking } = await dueInCash();
    const meanwhile = whileCharged(async () => {
      advance({ hours: 3 });
      await expireBookings();
      const { lot } = await getBooking(driver, booking.id);
      const closing = closeSlots(owner, lot.id, [slot], {
        decisions: [{ booking: booking.id, act: "refund" }],
      });
      return (await refusalOf(closing)).code;
    });
    expect(await payBooking(driver, booking.id, {})).toMatchObject({ status: "active" });
    expect(await meanwhile).toBe("payment_in_progress");
    const { timeline } = await getBooking(driver, booking.id);
    expect(timeline!.at(-1)).toMatchObject({ kind: "active", note: "paid by card instead" });
  });

  it("is not for another person", async () => {
    const { booking } = await dueInCash();
    const other = await person("driver");
    expect(await refusalOf(payBooking(other, booking.id, {}))).toMatchObject({ status: 404 });
  });
});
