import { beforeEach, expect, it } from "vitest";
import { book } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { cancelBooking } from "./cancel";
import { changeBookedVehicle } from "./change-booked-vehicle";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function setUp() {
  const [driver, owner] = [await person("driver"), await person("owner")];
  const lot = await openLot(owner);
  const [first, second] = lot.slots as [string, string];
  return { driver, owner, second, booking: await book(driver, first, { vehicle: "NN 01" }) };
}

it("F4: gives a running booking another plate, and tells the owner and its history", async () => {
  const { driver, owner, booking } = await setUp();
  expect(booking.can.change_vehicle).toBe(true);
  const changed = await changeBookedVehicle(driver, booking.id, "NN 02 YY");
  expect(changed).toMatchObject({ vehicle_number: "NN 02 YY", version: booking.version + 1 });
  expect(changed.timeline!.at(-1)).toMatchObject({
    kind: "vehicle_changed",
    note: "NN 01 → NN 02 YY",
  });
  const text = "was changed: plate NN 01 → NN 02 YY";
  const told = await storedFor(owner, "reservation_changed");
  expect(told).toMatchObject([{ read_at: null, message: expect.stringContaining(text) }]);
  const [own] = await storedFor(driver, "reservation_changed");
  expect(own!.read_at).not.toBeNull();
  expect(await changeBookedVehicle(driver, booking.id, "NN 02 YY")).toMatchObject({
    version: changed.version,
  });
  expect(await storedFor(owner, "reservation_changed")).toHaveLength(1);
});

it("F4: refuses a vehicle that has a booking at that time", async () => {
  const { driver, booking, second } = await setUp();
  const other = await book(driver, second, { vehicle: "NN 03" });
  expect(await refusalOf(changeBookedVehicle(driver, booking.id, "nn-03"))).toMatchObject({
    status: 409,
    code: "vehicle_busy",
    extra: { existing_booking: { id: other.id } },
  });
  await cancelBooking(driver, other.id, null);
  expect(await changeBookedVehicle(driver, booking.id, "nn-03")).toMatchObject({
    vehicle_number: "nn-03",
  });
});

it("F4: keeps the vehicle of a booking that is over, or another driver's", async () => {
  const { driver, booking } = await setUp();
  const stranger = await person("driver");
  expect(await refusalOf(changeBookedVehicle(stranger, booking.id, "NN 02"))).toMatchObject({
    status: 404,
  });
  advance({ minutes: 600 });
  expect(await refusalOf(changeBookedVehicle(driver, booking.id, "NN 02"))).toMatchObject({
    status: 409,
    code: "illegal_state",
  });
  expect((await getBooking(driver, booking.id)).vehicle_number).toBe("NN 01");
});
