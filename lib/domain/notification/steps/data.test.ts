import { describe, expect, it } from "vitest";
import { catalogue } from "@/lib/event/catalogue";
import { sampleBooking } from "@/lib/event/payload";
import { bookingData } from "./data";

const ofSample = {
  reservation_id: sampleBooking.booking_id,
  booking_id: sampleBooking.booking_id,
  booking_number: 1042,
  parking_lot: "Parking Lot A",
  lot_id: sampleBooking.lot_id,
  slot: sampleBooking.slot_id,
  slot_code: "A-12",
  status: "active",
  start_time: "2026-11-21T04:30:00Z",
  end_time: "2026-11-21T06:30:00Z",
  vehicle_number: "KL-08-AZ-1234",
  amount: "120.00",
  currency: "PHP",
};

describe("the data of a notification about a booking", () => {
  it("S0.21: are these, by these names", () =>
    expect(bookingData(sampleBooking)).toEqual(ofSample));

  it("have what only some events know", () =>
    expect(bookingData(catalogue.refund_issued.sample)).toEqual({
      ...ofSample,
      refund: "120.00",
      payment_id: catalogue.refund_issued.sample.payment_id,
    }));

  it.each(["hold_until", "reason", "refund", "payment_id", "renewed_from"])(
    "lack %s rather than have none",
    (fact) => expect(bookingData({ ...sampleBooking, [fact]: null })).toEqual(ofSample),
  );

  it("keep a vehicle that is not named yet", () =>
    expect(bookingData({ ...sampleBooking, vehicle_number: null })).toEqual({
      ...ofSample,
      vehicle_number: null,
    }));

  it("S3: tell nothing of other people", () => {
    const text = JSON.stringify(bookingData(catalogue.reservation_cancelled.sample));
    for (const fact of ["driver_id", "driver_name", "owner_id", "by_name"] as const)
      expect(text).not.toContain(catalogue.reservation_cancelled.sample[fact]);
  });
});
