import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { pendingPayment, refundsOf, storedPayment } from "@/lib/testing/payments";
import { person } from "@/lib/testing/people";
import { failPayment } from "./fail";
import { reversePayment } from "./reverse";
import { succeedPayment } from "./succeed";

useTestDatabase();

const cancelled = { percent: 50, status: "cancelled", reason: "cancelled" } as const;

describe("of a pending payment", () => {
  it("closes it as cancelled, with nobody who decided", async () => {
    const { id, booking_id } = await pendingPayment({ method: "cash" });
    expect(await reversePayment(booking_id, cancelled)).toMatchObject({
      refund: 0,
      refundId: null,
      snapshot: { status: "cancelled", refunded: 0, verified_by: null },
    });
    expect(await storedPayment(id)).toMatchObject({
      status: "cancelled",
      failure_reason: "cancelled",
      decided_by: null,
    });
    expect(await refundsOf(id)).toEqual([]);
  });

  it("closes it as declined, with the person who declined", async () => {
    const { id, booking_id } = await pendingPayment({ method: "cash" });
    const owner = await person("owner");
    const declined = { percent: 100, status: "declined", reason: "no cash today" } as const;
    await reversePayment(booking_id, { ...declined, decider: owner });
    expect(await storedPayment(id)).toMatchObject({
      status: "declined",
      failure_reason: "no cash today",
      decided_by: owner.id,
      decided_by_name: owner.name,
    });
  });
});

describe("of a payment that has succeeded", () => {
  const charged = async () => succeedPayment((await pendingPayment()).id, "sandbox_1");

  it.each([
    [100, 6000, "refunded"],
    [50, 3000, "succeeded"],
  ])("refunds %i %% of it", async (percent, refund, status) => {
    const { id, booking_id } = await charged();
    const reversed = await reversePayment(booking_id, { ...cancelled, percent });
    expect(reversed).toMatchObject({ refund, snapshot: { status, refunded: refund } });
    expect(await refundsOf(id)).toMatchObject([{ id: reversed!.refundId, amount: refund }]);
  });

  it("issues no refund of 0 %", async () => {
    const { id, booking_id } = await charged();
    expect(await reversePayment(booking_id, { ...cancelled, percent: 0 })).toMatchObject({
      refund: 0,
      refundId: null,
      snapshot: { status: "succeeded", refunded: 0 },
    });
    expect(await refundsOf(id)).toEqual([]);
  });
});

describe("of nothing", () => {
  it("returns null for a booking whose payment has failed", async () => {
    const { id, booking_id } = await pendingPayment();
    await failPayment(id, "insufficient funds");
    expect(await reversePayment(booking_id, cancelled)).toBeNull();
    expect((await storedPayment(id)).status).toBe("failed");
  });
});
