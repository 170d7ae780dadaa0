import { beforeEach, describe, expect, it } from "vitest";
import { book, hold, quote } from "@/lib/testing/bookings";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { vehicleCheck } from "../schema";
import { createBooking } from "../write/create";
import { checkVehicle } from "./vehicle";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function parkedAtNoon() {
  const driver = await person("driver");
  const { slots } = await openLot(await person("owner"));
  const stay = { startTime: "2026-11-26T04:00:00Z", minutes: 60 };
  const booking = await book(driver, slots[0]!, { ...stay, vehicle: "KL 1" });
  return { driver, booking, slots, stay };
}
const check = (start_time: string | undefined, minutes: number | undefined) => ({
  vehicle_number: "kl-1",
  start_time,
  minutes,
});

describe("F5: checkVehicle", () => {
  it.each([
    ["a stay that meets the booking", "2026-11-26T04:30:00Z", 60, false],
    ["a stay that ends when the booking begins", "2026-11-26T03:00:00Z", 60, true],
    ["a stay that begins when the booking ends", "2026-11-26T05:00:00Z", 60, true],
    ["a stay from now that ends before", undefined, 120, true],
    ["a stay from now that meets it", undefined, 121, false],
    ["no stay: any open booking counts", undefined, undefined, false],
  ])("answers for %s", async (_name, start, minutes, available) => {
    const { driver, booking } = await parkedAtNoon();
    const answer = await checkVehicle(driver, check(start, minutes));
    expect(answer.available).toBe(available);
    expect(answer.existing_booking?.id).toBe(available ? undefined : booking.id);
  });

  it("tells another driver that the vehicle is busy, but not by which booking", async () => {
    await parkedAtNoon();
    const answer = await checkVehicle(await person("driver"), check("2026-11-26T04:00:00Z", 30));
    expect(answer).toEqual({
      available: false,
      message: "This vehicle already has a booking at that time.",
    });
  });

  it("wants a length with a start", () => {
    expect(vehicleCheck.safeParse(check("2026-11-26T04:00:00Z", undefined)).success).toBe(false);
  });
});

it("F5: the refusal of a busy vehicle names the driver's own booking only", async () => {
  const { driver, booking, slots, stay } = await parkedAtNoon();
  const order = { vehicle_number: "KL 1", payment_method: "card" } as const;
  const { quoteId, holdId } = await hold(driver, slots[1]!, stay);
  const refusal = await refusalOf(
    createBooking(driver, { ...order, quote_id: quoteId, hold_id: holdId }),
  );
  expect(refusal).toMatchObject({
    code: "vehicle_busy",
    extra: { existing_booking: { id: booking.id, number: booking.number } },
  });
  const other = await person("driver");
  const elsewhere = await openLot(await person("owner"));
  const quote_id = await quote(other, elsewhere.slots[0]!, stay);
  const foreign = await refusalOf(createBooking(other, { ...order, quote_id }));
  expect(foreign.code).toBe("vehicle_busy");
  expect(foreign.extra).toBeUndefined();
});
