import { expect, it } from "vitest";
import { vehicleNumber } from "@/lib/domain/vehicle/schema";
import { guests, plateOf, VEHICLES_PER_GUEST } from "./people";

it("gives every vehicle of the guests a valid plate of its own", () => {
  const plates = guests.flatMap((_, guest) =>
    Array.from({ length: VEHICLES_PER_GUEST }, (_, vehicle) => plateOf(guest, vehicle)),
  );
  expect(new Set(plates).size).toBe(plates.length);
  expect(plates.filter((plate) => !vehicleNumber.safeParse(plate).success)).toEqual([]);
});
