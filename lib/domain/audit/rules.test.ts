import { expect, it } from "vitest";
import { differences } from "./rules";

const lot = { name: "Lot A", hourly_rate: 5000, opening_hours: null, features: ["ev"] };

it("R8: keeps of a change what differs, as it was and as it became", () => {
  expect(differences(lot, { name: "Lot A", hourly_rate: 4500, features: ["ev"] })).toEqual({
    before: { hourly_rate: 5000 },
    after: { hourly_rate: 4500 },
  });
});

it("compares lists by their values, and leaves out what is not given", () => {
  expect(differences<typeof lot>(lot, { features: ["ev", "cctv"], name: undefined! })).toEqual({
    before: { features: ["ev"] },
    after: { features: ["ev", "cctv"] },
  });
});
