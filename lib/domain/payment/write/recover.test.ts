import { beforeEach, describe, expect, it, vi } from "vitest";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { pendingPayment } from "@/lib/testing/payments";
import { chargeCard } from "./charge";
import { failPayment } from "./fail";
import { recoverCharges, type SettleRecovered } from "./recover";
import { succeedPayment } from "./succeed";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-21T12:00:00Z"));

const settleMock = () => vi.fn<SettleRecovered>().mockResolvedValue();
const idsOf = (settle: ReturnType<typeof settleMock>) =>
  settle.mock.calls.map(([payment]) => payment.id).sort();

describe("recoverCharges", () => {
  it.each([
    ["tok_ok", { kind: "succeeded" }],
    ["tok_declined", { kind: "declined", reason: "the card was declined" }],
  ])(
    "P3: settles a payment by the outcome that the provider knows (%s)",
    async (token, outcome) => {
      const payment = await pendingPayment();
      await chargeCard(payment, token);
      advance({ seconds: 30 });
      const settle = settleMock();
      await recoverCharges(settle);
      expect(settle.mock.calls).toMatchObject([[{ id: payment.id }, outcome]]);
    },
  );

  it("P3: settles an unknown charge as never charged, and it cannot be charged later", async () => {
    const payment = await pendingPayment();
    advance({ seconds: 30 });
    const settle = settleMock();
    await recoverCharges(settle);
    expect(settle.mock.calls).toMatchObject([[{ id: payment.id }, null]]);
    expect(await chargeCard(payment, "tok_ok")).toMatchObject({ kind: "declined" });
  });

  it("leaves a payment of the last 30 seconds to its request", async () => {
    const payment = await pendingPayment();
    advance({ seconds: 29 });
    const settle = settleMock();
    await recoverCharges(settle);
    expect(settle).not.toHaveBeenCalled();
    expect(await chargeCard(payment, "tok_ok")).toMatchObject({ kind: "succeeded" });
  });

  it("leaves cash and settled payments alone", async () => {
    await pendingPayment({ method: "cash" });
    await succeedPayment((await pendingPayment()).id, "sandbox_1");
    await failPayment((await pendingPayment()).id, "insufficient funds");
    advance({ seconds: 30 });
    const settle = settleMock();
    await recoverCharges(settle);
    expect(settle).not.toHaveBeenCalled();
  });

  it("goes on when one cannot be settled", async () => {
    const ids = [(await pendingPayment()).id, (await pendingPayment()).id];
    advance({ seconds: 30 });
    const settle = settleMock().mockRejectedValueOnce(new Error("broken"));
    await recoverCharges(settle);
    expect(idsOf(settle)).toEqual(ids.sort());
  });
});
