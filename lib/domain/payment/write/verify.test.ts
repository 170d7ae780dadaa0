import { expect, it } from "vitest";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { pendingPayment, storedPayment } from "@/lib/testing/payments";
import { person } from "@/lib/testing/people";
import { verifyPayment } from "./verify";

useTestDatabase();

it("verifyPayment stores who received the cash and when", async () => {
  const { id } = await pendingPayment({ method: "cash" });
  const owner = await person("owner");
  freezeClock("2026-11-21T12:00:00Z");
  const payment = await verifyPayment(id, owner);
  expect(payment).toEqual(await storedPayment(id));
  expect(payment).toMatchObject({
    status: "succeeded",
    decided_by: owner.id,
    decided_by_name: owner.name,
    provider_ref: null,
  });
  expect(payment.decided_at).toEqual(new Date("2026-11-21T12:00:00Z"));
});
