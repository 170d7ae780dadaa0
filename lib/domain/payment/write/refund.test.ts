import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { pendingPayment, refundsOf, storedPayment } from "@/lib/testing/payments";
import { person } from "@/lib/testing/people";
import { refundPayment } from "./refund";
import { succeedPayment } from "./succeed";
import { verifyPayment } from "./verify";

useTestDatabase();

const chargedCard = async () => succeedPayment((await pendingPayment()).id, "sandbox_1");

describe("refundPayment", () => {
  it("leaves a payment that is refunded in part as succeeded", async () => {
    const payment = await chargedCard();
    const { snapshot } = await refundPayment(payment, 3000, "cancelled");
    expect(snapshot).toMatchObject({ status: "succeeded", amount: 6000, refunded: 3000 });
    expect((await storedPayment(payment.id)).status).toBe("succeeded");
  });

  it("closes a payment that is refunded in full", async () => {
    const payment = await chargedCard();
    const { snapshot } = await refundPayment(payment, 6000, "cancelled");
    expect(snapshot).toMatchObject({ status: "refunded", amount: 6000, refunded: 6000 });
    expect((await storedPayment(payment.id)).status).toBe("refunded");
  });

  it("owes a card refund to the provider immediately", async () => {
    const payment = await chargedCard();
    const { id } = await refundPayment(payment, 3000, "cancelled");
    expect(await refundsOf(payment.id)).toMatchObject([
      { id, amount: 3000, status: "issued", reason: "cancelled", attempts: 0, provider_ref: null },
    ]);
  });

  it("has nothing to send for cash", async () => {
    const { id } = await pendingPayment({ method: "cash" });
    await refundPayment(await verifyPayment(id, await person("owner")), 6000, "cancelled");
    expect(await refundsOf(id)).toMatchObject([{ amount: 6000, status: "done" }]);
  });
});
