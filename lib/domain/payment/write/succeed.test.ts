import { expect, it } from "vitest";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { pendingPayment, storedPayment } from "@/lib/testing/payments";
import { succeedPayment } from "./succeed";

useTestDatabase();

it("succeedPayment stores the provider's reference and the moment", async () => {
  const { id } = await pendingPayment();
  freezeClock("2026-11-21T12:00:00Z");
  const payment = await succeedPayment(id, "sandbox_1");
  expect(payment).toEqual(await storedPayment(id));
  expect(payment).toMatchObject({ status: "succeeded", provider_ref: "sandbox_1" });
  expect(payment.decided_at).toEqual(new Date("2026-11-21T12:00:00Z"));
});
