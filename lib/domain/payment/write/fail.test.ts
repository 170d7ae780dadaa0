import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { pendingPayment, refundsOf, storedPayment } from "@/lib/testing/payments";
import { failPayment } from "./fail";
import { succeedPayment } from "./succeed";

useTestDatabase();

describe("failPayment", () => {
  it("stores why, and refunds nothing", async () => {
    const { id } = await pendingPayment();
    await failPayment(id, "insufficient funds");
    expect(await storedPayment(id)).toMatchObject({
      status: "failed",
      failure_reason: "insufficient funds",
      provider_ref: null,
    });
    expect(await refundsOf(id)).toEqual([]);
  });

  it("refunds a card that was charged all the same, in full", async () => {
    const { id } = await pendingPayment();
    await failPayment(id, "the slot was released", "sandbox_1");
    expect(await storedPayment(id)).toMatchObject({
      status: "refunded",
      provider_ref: "sandbox_1",
    });
    expect(await refundsOf(id)).toMatchObject([
      { amount: 6000, status: "issued", reason: "the slot was released" },
    ]);
  });

  it("refunds a charge that comes to light after the failure, once", async () => {
    const { id } = await pendingPayment();
    await failPayment(id, "the card provider did not answer");
    expect(await failPayment(id, "too late", "sandbox_1")).not.toBeNull();
    expect(await failPayment(id, "too late", "sandbox_1")).toBeNull();
    expect(await refundsOf(id)).toHaveLength(1);
  });

  it.each([null, "sandbox_1"])("leaves a settled payment alone (charged as %s)", async (ref) => {
    const { id } = await pendingPayment();
    await succeedPayment(id, "sandbox_1");
    expect(await failPayment(id, "too late", ref)).toBeNull();
    expect(await storedPayment(id)).toMatchObject({ status: "succeeded", failure_reason: null });
    expect(await refundsOf(id)).toEqual([]);
  });
});
