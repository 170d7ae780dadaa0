import { describe, expect, it } from "vitest";
import type { Booking } from "@/lib/domain/booking/schema";
import { priceText, settlementOf } from "./settlement";

type Payment = NonNullable<Booking["payment"]>;
const booking = (status: Booking["status"], payment: Partial<Payment> | null) => ({
  status,
  amount: "60.00",
  currency: "PHP",
  payment: payment && {
    id: "01920000-0000-7000-8000-000000000001",
    method: "card" as const,
    status: "succeeded" as const,
    amount: "60.00",
    refunded: "0.00",
    verified_by: null,
    verified_at: null,
    ...payment,
  },
});

describe("M5: a row says what was paid, refunded and kept", () => {
  it.each([
    ["active", {}, "₱60.00"],
    ["expired", {}, "₱60.00"],
    ["cancelled", { status: "refunded", refunded: "60.00" }, "₱60.00 refunded"],
    ["cancelled", { refunded: "30.00" }, "₱30.00 of ₱60.00 refunded"],
    ["cancelled", {}, "₱60.00 kept"],
    ["declined", { status: "declined" }, "Not charged"],
    ["cancelled", { status: "cancelled" }, "Not charged"],
    ["cancelled", null, "Not charged"],
  ] as const)("%s, %o: %s", (status, payment, text) => {
    expect(priceText(booking(status, payment))).toBe(text);
  });

  it("adds up, and is absent while the booking goes on", () => {
    expect(settlementOf(booking("cancelled", { refunded: "45.50" }))).toEqual({
      paid: "60.00",
      refunded: "45.50",
      kept: "14.50",
    });
    expect(settlementOf(booking("confirmed", {}))).toBeNull();
  });
});
