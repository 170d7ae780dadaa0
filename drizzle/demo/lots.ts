import type { z } from "zod";
import type { newLot } from "@/lib/domain/lot/schema";

export interface DemoLot {
  owner: string;
  lot: z.input<typeof newLot>;
  /** Blocks of slots: the letter of their codes, and how many slots. */
  blocks: [letter: string, slots: number][];
}

type Fields = Pick<DemoLot["lot"], "hourly_rate" | "features" | "mode" | "phone_number">;

const inDavao = (
  name: string,
  address: string,
  [latitude, longitude]: [number, number],
  fields: Fields,
): DemoLot["lot"] => ({
  name,
  address,
  city: "Davao",
  latitude,
  longitude,
  timezone: "Asia/Manila",
  ...fields,
});

/** Twelve lots in Davao and two abroad. The tests of journeys use the first three. */
export const demoLots: DemoLot[] = [
  {
    owner: "owner@parkmate.test",
    blocks: [["A", 24]],
    lot: inDavao("Parking Lot A", "Quirino Avenue 12", [7.0722, 125.6093], {
      hourly_rate: "60.00",
      features: ["covered", "ev", "cctv", "accessible"],
      phone_number: "+63 82 555 0112",
    }),
  },
  {
    owner: "owner@parkmate.test",
    blocks: [
      ["A", 6],
      ["B", 12],
    ],
    lot: inDavao("Lot B", "San Pedro Street 48", [7.0645, 125.6079], {
      hourly_rate: "60.00",
      mode: "request",
      features: ["cctv"],
      phone_number: "+63 82 555 0148",
    }),
  },
  {
    owner: "owner2@parkmate.test",
    blocks: [["C", 18]],
    lot: inDavao("Lot C", "Claveria Street 7", [7.0679, 125.6098], {
      hourly_rate: "50.00",
      features: ["24h", "cctv"],
    }),
  },
  {
    owner: "owner2@parkmate.test",
    blocks: [
      ["A", 12],
      ["B", 12],
    ],
    lot: inDavao("Roxas Night Parking", "Roxas Avenue 101", [7.0703, 125.6122], {
      hourly_rate: "40.00",
      features: ["24h"],
    }),
  },
  {
    owner: "harbour@parkmate.test",
    blocks: [["H", 24]],
    lot: inDavao("Harbour Deck", "Sta. Ana Wharf 3", [7.0781, 125.6254], {
      hourly_rate: "45.00",
      features: ["covered", "24h", "cctv"],
    }),
  },
  {
    owner: "harbour@parkmate.test",
    blocks: [["F", 18]],
    lot: inDavao("Ferry Terminal East", "Magsaysay Park 1", [7.0766, 125.6219], {
      hourly_rate: "55.00",
      features: ["cctv", "accessible"],
    }),
  },
  {
    owner: "hill@parkmate.test",
    blocks: [
      ["A", 18],
      ["B", 6],
    ],
    lot: inDavao("Hilltop Garage", "Jacinto Street 220", [7.0741, 125.6141], {
      hourly_rate: "70.00",
      features: ["covered", "ev", "cctv", "24h"],
    }),
  },
  {
    owner: "hill@parkmate.test",
    blocks: [["G", 12]],
    lot: inDavao("University Gate", "Father Selga Street 5", [7.0711, 125.6133], {
      hourly_rate: "35.00",
      features: ["accessible"],
    }),
  },
  {
    owner: "hill@parkmate.test",
    blocks: [["M", 24]],
    lot: inDavao("Market Square", "Bankerohan 9", [7.0667, 125.6034], {
      hourly_rate: "30.00",
      features: [],
    }),
  },
  {
    owner: "green@parkmate.test",
    blocks: [
      ["P", 24],
      ["Q", 6],
    ],
    lot: inDavao("Green Mall Level 2", "J.P. Laurel Avenue 300", [7.0858, 125.6114], {
      hourly_rate: "50.00",
      features: ["covered", "ev", "accessible", "cctv"],
    }),
  },
  {
    owner: "green@parkmate.test",
    blocks: [["R", 18]],
    lot: inDavao("Riverside Park & Ride", "MacArthur Highway 88", [7.0557, 125.5936], {
      hourly_rate: "25.00",
      features: ["24h"],
    }),
  },
  {
    owner: "green@parkmate.test",
    blocks: [["S", 12]],
    lot: inDavao("Airport South", "Buhangin Road 2", [7.1203, 125.6456], {
      hourly_rate: "80.00",
      features: ["covered", "24h", "cctv", "accessible"],
    }),
  },
  {
    owner: "berlin@parkmate.test",
    blocks: [["D", 18]],
    lot: {
      name: "Parkhaus Alexanderplatz",
      address: "Karl-Liebknecht-Straße 5",
      city: "Berlin",
      latitude: 52.5213,
      longitude: 13.4093,
      timezone: "Europe/Berlin",
      hourly_rate: "3.50",
      currency: "EUR",
      policy: { vat_percent: 19 },
      features: ["covered", "ev", "24h", "accessible"],
    },
  },
  {
    owner: "sydney@parkmate.test",
    blocks: [["W", 18]],
    lot: {
      name: "Walsh Bay Car Park",
      address: "Hickson Road 21",
      city: "Sydney",
      latitude: -33.8563,
      longitude: 151.2041,
      timezone: "Australia/Sydney",
      hourly_rate: "7.00",
      currency: "AUD",
      policy: { vat_percent: 10 },
      features: ["covered", "cctv", "24h"],
    },
  },
];

/** The slots that are closed for maintenance, by the lot's name and the slot's code. */
export const slotsInMaintenance = new Set(["Parking Lot A A-17", "Harbour Deck H-9"]);

/** Slots that no guest books, because the tests of journeys start there. */
export const slotsLeftFree = new Set([
  "Parking Lot A A-12",
  "Parking Lot A A-14",
  "Parking Lot A A-15",
  "Parking Lot A A-3",
  "Lot B B-4",
  "Lot B B-9",
]);
