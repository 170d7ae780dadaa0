import { describe, expect, it } from "vitest";
import { lotChange, near, newLot, newSlots, slotChange } from "./schema";

const lot = {
  name: "Lot A",
  address: "1 Test Street",
  city: "Manila",
  latitude: 14.6,
  longitude: 121,
  hourly_rate: "60.00",
};
const slot = { code: "A-1", row: 1, position: 1 };
const slots = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...slot, code: `A-${index}` }));

describe("newLot", () => {
  it("confirms bookings immediately, in Manila, unless it says otherwise", () => {
    expect(newLot.parse(lot)).toMatchObject({
      timezone: "Asia/Manila",
      currency: "PHP",
      features: [],
      mode: "instant",
      status: "active",
    });
  });

  it.each([
    ["a name of one letter", { name: "L" }],
    ["a name of 81 letters", { name: "L".repeat(81) }],
    ["an address of one letter", { address: "S" }],
    ["an empty city", { city: " " }],
    ["a latitude beyond the pole", { latitude: 90.1 }],
    ["a longitude beyond the date line", { longitude: -180.1 }],
    ["a zone that does not exist", { timezone: "Asia/Davao" }],
    ["a rate without cents", { hourly_rate: "60" }],
    ["a negative rate", { hourly_rate: "-1.00" }],
    ["a rate that no database number holds", { hourly_rate: "10000.00" }],
    ["a phone number with a word", { phone_number: "+63 call me" }],
    ["an unknown feature", { features: ["pool"] }],
    ["more features than there are", { features: Array(7).fill("ev") }],
    ["a currency without cents", { currency: "JPY" }],
    ["an unknown mode", { mode: "auction" }],
    ["an unknown status", { status: "open" }],
    ["a field that only the server sets", { owner_id: "01920000-0000-7000-8000-000000000001" }],
  ])("refuses %s", (_, change) => {
    expect(newLot.safeParse({ ...lot, ...change }).success).toBe(false);
  });
});

describe("lotChange", () => {
  it("changes nothing that it does not name", () => {
    expect(lotChange.parse({})).toEqual({});
  });
});

describe("newSlots", () => {
  it("stores codes in capitals and takes a car on level 1 unless it says otherwise", () => {
    expect(newSlots.parse({ slots: [{ ...slot, code: " a-1 " }] }).slots).toEqual([
      {
        ...slot,
        code: "A-1",
        level: "1",
        vehicle_type: "car",
        ev: false,
        covered: false,
        accessible: false,
      },
    ]);
  });

  it.each([
    [0, false],
    [1, true],
    [100, true],
    [101, false],
  ])("%i in one request: %s", (count, allowed) => {
    expect(newSlots.safeParse({ slots: slots(count) }).success).toBe(allowed);
  });

  it.each([
    ["an empty code", { code: "" }],
    ["a code of nine characters", { code: "A-1234567" }],
    ["a code with a space", { code: "A 1" }],
    ["row 0", { row: 0 }],
    ["row 51", { row: 51 }],
    ["position 0", { position: 0 }],
    ["position 101", { position: 101 }],
    ["half a position", { position: 1.5 }],
    ["a negative rate", { hourly_rate: "-1.00" }],
    ["a rate of five digits", { hourly_rate: "10000.00" }],
    ["an unknown vehicle type", { vehicle_type: "boat" }],
    ["an unknown field", { lot_id: "01920000-0000-7000-8000-000000000001" }],
  ])("refuses %s", (_, change) => {
    expect(newSlots.safeParse({ slots: [{ ...slot, ...change }] }).success).toBe(false);
  });
});

describe("slotChange", () => {
  it("refuses the status of a whole lot", () => {
    expect(slotChange.safeParse({ status: "maintenance" }).success).toBe(true);
    expect(slotChange.safeParse({ status: "closed" }).success).toBe(false);
  });

  it("takes a rate up to 9999.99", () => {
    expect(slotChange.safeParse({ hourly_rate: "9999.99" }).success).toBe(true);
    expect(slotChange.safeParse({ hourly_rate: "88144529711.00" }).success).toBe(false);
  });
});

describe("near", () => {
  it("reads latitude and longitude", () => {
    expect(near.parse("14.6,-121.05")).toEqual([14.6, -121.05]);
  });

  it("has no number too small to calculate with, and neither has a lot", () => {
    expect(near.parse(`0.${"0".repeat(310)}1,14.123456789`)).toEqual([0, 14.1234568]);
    expect(newLot.parse({ ...lot, latitude: 5e-324 }).latitude).toBe(0);
    expect(lotChange.parse({ longitude: -121.0512345678 }).longitude).toBe(-121.0512346);
  });

  it.each(["14.6", "14.6;121", "91,0", "0,181", "north,east"])("refuses %s", (value) => {
    expect(near.safeParse(value).success).toBe(false);
  });
});
