import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { pendingPayment, storedPayment } from "@/lib/testing/payments";
import { closePayment } from "./close";
import { reopenPayment } from "./reopen";

useTestDatabase();

it("reopenPayment makes a closed payment wait as before it was closed", async () => {
  const before = await pendingPayment({ method: "cash" });
  await closePayment(before.id, { status: "cancelled", reason: "paid by card instead" });
  const payment = await reopenPayment(before.id);
  expect(payment).toEqual(before);
  expect(payment).toEqual(await storedPayment(before.id));
});
