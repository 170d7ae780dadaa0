import { newId } from "@/lib/core/id";
import { describe, expect, it } from "vitest";
import { inRequest } from "@/lib/core/request";
import { pgConstraint } from "@/lib/core/pg-error";
import { useTestDatabase } from "@/lib/testing/database";
import { pendingPayment, storedPayment, openNow } from "@/lib/testing/payments";
import { person } from "@/lib/testing/people";
import { failPayment } from "./fail";

useTestDatabase();

describe("openPayment", () => {
  it("stores a pending payment for its payer", async () => {
    const driver = await person("driver");
    const { id } = await pendingPayment({ driver, method: "cash", amount: 4500 });
    expect(await storedPayment(id)).toMatchObject({
      user_id: driver.id,
      method: "cash",
      purpose: "booking",
      amount: 4500,
      currency: "PHP",
      status: "pending",
      decided_at: null,
      idempotency_key: null,
    });
  });

  it("stores the idempotency key of its request", async () => {
    const driver = await person("driver");
    const idempotency = {
      userId: driver.id,
      key: "key-1",
      fingerprint: "f",
      claim: "01920000-0000-7000-8000-000000000001",
      status: 201,
    };
    const request = { id: "r", ip: "127.0.0.1", url: "http://localhost/", idempotency };
    const { id } = await inRequest(request, () => pendingPayment({ driver }));
    expect(await storedPayment(id)).toMatchObject({ idempotency_key: "key-1" });
  });

  it("refuses a second payment of a booking while one is open", async () => {
    const payment = await pendingPayment();
    const refused = await again(payment).catch((error: unknown) => error);
    expect(pgConstraint(refused)).toBe("payments_one_live_idx");
  });

  it("opens another one after the first has failed", async () => {
    const payment = await pendingPayment();
    await failPayment(payment.id, "insufficient funds");
    expect(await again(payment)).toMatchObject({ status: "pending" });
  });
});

const again = ({ booking_id, user_id }: { booking_id: string; user_id: string }) =>
  openNow({
    id: newId(),
    bookingId: booking_id,
    payerId: user_id,
    method: "card",
    purpose: "booking",
    amount: 6000,
    currency: "PHP",
  });
