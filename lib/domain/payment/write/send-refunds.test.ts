import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { pendingPayment, refundsOf, sandboxCharge } from "@/lib/testing/payments";
import { person } from "@/lib/testing/people";
import { cardProvider, type CardProvider } from "../provider";
import { refunds } from "../table";
import { chargeCard } from "./charge";
import { refundPayment } from "./refund";
import { sendRefunds } from "./send-refunds";
import { succeedPayment } from "./succeed";
import { verifyPayment } from "./verify";

useTestDatabase();
let refund: MockInstance<CardProvider["refund"]>;
beforeEach(() => {
  refund = vi.spyOn(cardProvider(), "refund");
  freezeClock("2026-11-21T12:00:00Z");
});
afterEach(() => void vi.restoreAllMocks());

/** Charges a card and issues a refund of 30.00. Returns the id of the payment. */
async function issued(): Promise<string> {
  const payment = await pendingPayment();
  await chargeCard(payment, "tok_ok");
  await refundPayment(await succeedPayment(payment.id, "sandbox_1"), 3000, "cancelled");
  return payment.id;
}
const refundOf = async (paymentId: string) => (await refundsOf(paymentId))[0]!;
/** Seconds until the next attempt. */
const delayOf = async (paymentId: string) =>
  ((await refundOf(paymentId)).next_attempt_at.getTime() - clock.ms()) / 1000;

describe("sendRefunds", () => {
  it("sends a refund to the card that was charged, once", async () => {
    const paymentId = await issued();
    await sendRefunds();
    await sendRefunds();
    const { id, status, provider_ref } = await refundOf(paymentId);
    expect(refund.mock.calls).toEqual([[{ key: id, chargeKey: paymentId, amount: 3000 }]]);
    expect({ status, provider_ref }).toEqual({
      status: "done",
      provider_ref: `sandbox_refund_${id}`,
    });
    expect((await sandboxCharge(paymentId))!.refunded).toBe(3000);
  });

  it("sends nothing for cash", async () => {
    const { id } = await pendingPayment({ method: "cash" });
    await refundPayment(await verifyPayment(id, await person("owner")), 3000, "cancelled");
    await sendRefunds();
    expect(refund).not.toHaveBeenCalled();
  });

  it("retries a refund that failed, after five seconds", async () => {
    const paymentId = await issued();
    refund.mockRejectedValueOnce(new Error("no connection"));
    await sendRefunds();
    expect(await refundOf(paymentId)).toMatchObject({ status: "issued", attempts: 1 });
    await sendRefunds();
    expect(refund).toHaveBeenCalledOnce();
    advance({ seconds: 5 });
    await sendRefunds();
    expect((await refundOf(paymentId)).status).toBe("done");
  });

  it.each([
    [0, 5],
    [1, 10],
    [2, 20],
    [8, 1280],
    [9, 1800],
    [50, 1800],
  ])("after %i earlier attempts waits %i seconds", async (attempts, seconds) => {
    const paymentId = await issued();
    await db().update(refunds).set({ attempts }).where(eq(refunds.payment_id, paymentId));
    refund.mockRejectedValueOnce(new Error("no connection"));
    await sendRefunds();
    expect(await delayOf(paymentId)).toBe(seconds);
  });

  it("sends the others when one fails", async () => {
    const paymentIds = [await issued(), await issued()];
    refund.mockRejectedValueOnce(new Error("no connection"));
    await sendRefunds();
    const statuses = await Promise.all(paymentIds.map(async (id) => (await refundOf(id)).status));
    expect(statuses.sort()).toEqual(["done", "issued"]);
  });
});
