import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { sandboxCharge } from "@/lib/testing/payments";
import { cardProvider } from "./provider";

useTestDatabase();

const provider = cardProvider();
const charge = { key: "payment-1", amount: 6000, currency: "PHP", token: "tok_ok" };
const succeeded = { kind: "succeeded", ref: "sandbox_payment-1" };

describe("charge", () => {
  it.each([
    ["tok_ok", succeeded],
    ["tok_insufficient_funds", { kind: "declined", reason: "insufficient funds" }],
    ["tok_declined", { kind: "declined", reason: "the card was declined" }],
    ["any other token", { kind: "declined", reason: "the card was declined" }],
  ])("answers %s", async (token, outcome) => {
    expect(await provider.charge({ ...charge, token })).toEqual(outcome);
  });

  it("charges once per key: a repeat gets the first answer", async () => {
    await provider.charge(charge);
    expect(await provider.charge({ ...charge, amount: 9000, token: "tok_declined" })).toEqual(
      succeeded,
    );
    expect(await sandboxCharge("payment-1")).toMatchObject({ amount: 6000, outcome: "succeeded" });
  });
});

describe("abandon", () => {
  it("returns the outcome of a card that was charged", async () => {
    await provider.charge(charge);
    expect(await provider.abandon("payment-1")).toEqual(succeeded);
  });

  it("returns the outcome of a card that was declined", async () => {
    await provider.charge({ ...charge, token: "tok_declined" });
    expect(await provider.abandon("payment-1")).toMatchObject({ kind: "declined" });
  });

  it("returns null for a charge that never arrived, each time", async () => {
    expect(await provider.abandon("payment-1")).toBeNull();
    expect(await provider.abandon("payment-1")).toBeNull();
  });

  it("refuses a charge that arrives later", async () => {
    await provider.abandon("payment-1");
    expect(await provider.charge(charge)).toMatchObject({ kind: "declined" });
    expect(await provider.abandon("payment-1")).toBeNull();
  });
});

describe("refund", () => {
  it("pays nothing twice when it is repeated", async () => {
    await provider.charge(charge);
    const refund = { key: "refund-1", chargeKey: "payment-1", amount: 1500 };
    const first = await provider.refund(refund);
    expect(await provider.refund(refund)).toEqual(first);
    expect((await sandboxCharge("payment-1"))!.refunded).toBe(1500);
  });
});
