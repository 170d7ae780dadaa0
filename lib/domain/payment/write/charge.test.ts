import { afterEach, describe, expect, it, vi } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { pendingPayment, sandboxCharge } from "@/lib/testing/payments";
import { cardProvider, ProviderTimeout } from "../provider";
import { chargeCard } from "./charge";

useTestDatabase();
afterEach(() => void vi.restoreAllMocks());

describe("chargeCard", () => {
  it("charges the payment's amount under the payment's id", async () => {
    const payment = await pendingPayment({ amount: 4500 });
    expect(await chargeCard(payment, "tok_ok")).toMatchObject({ kind: "succeeded" });
    expect(await sandboxCharge(payment.id)).toMatchObject({ amount: 4500, currency: "PHP" });
  });

  it("returns why a card was declined", async () => {
    const payment = await pendingPayment();
    expect(await chargeCard(payment, "tok_insufficient_funds")).toEqual({
      kind: "declined",
      reason: "insufficient funds",
    });
  });

  it("P3: returns null without an answer, and the card cannot be charged afterwards", async () => {
    const payment = await pendingPayment();
    expect(await chargeCard(payment, "tok_timeout")).toBeNull();
    expect(await chargeCard(payment, "tok_ok")).toMatchObject({ kind: "declined" });
  });

  it("P3: finds a charge whose answer was lost", async () => {
    const payment = await pendingPayment();
    const provider = cardProvider();
    const charge = provider.charge.bind(provider);
    vi.spyOn(provider, "charge").mockImplementationOnce(async (request) => {
      await charge(request);
      throw new ProviderTimeout();
    });
    expect(await chargeCard(payment, "tok_ok")).toMatchObject({ kind: "succeeded" });
  });

  it("passes on any other failure and leaves the charge open for recovery", async () => {
    const payment = await pendingPayment();
    vi.spyOn(cardProvider(), "charge").mockRejectedValueOnce(new Error("broken"));
    await expect(chargeCard(payment, "tok_ok")).rejects.toThrow("broken");
    expect(await sandboxCharge(payment.id)).toBeUndefined();
  });
});
