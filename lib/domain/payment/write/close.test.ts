import { expect, it } from "vitest";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { pendingPayment, storedPayment } from "@/lib/testing/payments";
import { person } from "@/lib/testing/people";
import { closePayment } from "./close";

useTestDatabase();

it("closePayment stores who declined, why and when", async () => {
  const { id } = await pendingPayment({ method: "cash" });
  const decider = await person("owner");
  freezeClock("2026-11-21T12:00:00Z");
  const payment = await closePayment(id, { status: "declined", reason: "nobody came", decider });
  expect(payment).toEqual(await storedPayment(id));
  expect(payment).toMatchObject({
    status: "declined",
    failure_reason: "nobody came",
    decided_by: decider.id,
    decided_by_name: decider.name,
    decided_at: new Date("2026-11-21T12:00:00Z"),
  });
});

it("closePayment names nobody when nobody decided", async () => {
  const { id } = await pendingPayment({ method: "cash" });
  expect(await closePayment(id, { status: "cancelled", reason: "too late" })).toMatchObject({
    status: "cancelled",
    decided_by: null,
    decided_by_name: null,
  });
});
