import type { z } from "zod";
import type { newLot } from "@/lib/domain/lot/schema";

interface DemoLot {
  owner: string;
  lot: z.input<typeof newLot>;
  /** Rows of slots: a letter and how many; six stand side by side. */
  rows: [letter: string, slots: number][];
}

const place = (
  name: string,
  address: string,
  latitude: number,
  longitude: number,
  hourly_rate: string,
  more: Partial<z.input<typeof newLot>> = {},
) => ({
  name,
  address,
  city: "Davao",
  latitude,
  longitude,
  hourly_rate,
  timezone: "Asia/Manila",
  ...more,
});

/** A dozen lots in Davao; the first three are those of the journeys. */
export const demoLots: DemoLot[] = [
  {
    owner: "owner@parkmate.test",
    rows: [["A", 24]],
    lot: place("Parking Lot A", "Quirino Avenue 12", 7.0722, 125.6093, "60.00", {
      features: ["covered", "ev", "cctv", "accessible"],
    }),
  },
  {
    owner: "owner@parkmate.test",
    rows: [
      ["A", 6],
      ["B", 12],
    ],
    lot: place("Lot B", "San Pedro Street 48", 7.0645, 125.6079, "60.00", {
      mode: "request",
      features: ["cctv"],
    }),
  },
  {
    owner: "owner2@parkmate.test",
    rows: [["C", 18]],
    lot: place("Lot C", "Claveria Street 7", 7.0679, 125.6098, "50.00", {
      features: ["24h", "cctv"],
    }),
  },
  {
    owner: "owner2@parkmate.test",
    rows: [
      ["A", 12],
      ["B", 12],
    ],
    lot: place("Roxas Night Parking", "Roxas Avenue 101", 7.0703, 125.6122, "40.00", {
      features: ["24h"],
    }),
  },
  {
    owner: "harbour@parkmate.test",
    rows: [["H", 24]],
    lot: place("Harbour Deck", "Sta. Ana Wharf 3", 7.0781, 125.6254, "45.00", {
      features: ["covered", "24h", "cctv"],
    }),
  },
  {
    owner: "harbour@parkmate.test",
    rows: [["F", 18]],
    lot: place("Ferry Terminal East", "Magsaysay Park 1", 7.0766, 125.6219, "55.00", {
      features: ["cctv", "accessible"],
    }),
  },
  {
    owner: "hill@parkmate.test",
    rows: [
      ["A", 18],
      ["B", 6],
    ],
    lot: place("Hilltop Garage", "Jacinto Street 220", 7.0741, 125.6141, "70.00", {
      features: ["covered", "ev", "cctv", "24h"],
    }),
  },
  {
    owner: "hill@parkmate.test",
    rows: [["G", 12]],
    lot: place("University Gate", "Father Selga Street 5", 7.0711, 125.6133, "35.00", {
      features: ["accessible"],
    }),
  },
  {
    owner: "hill@parkmate.test",
    rows: [["M", 24]],
    lot: place("Market Square", "Bankerohan 9", 7.0667, 125.6034, "30.00", { features: [] }),
  },
  {
    owner: "green@parkmate.test",
    rows: [
      ["P", 24],
      ["Q", 6],
    ],
    lot: place("Green Mall Level 2", "J.P. Laurel Avenue 300", 7.0858, 125.6114, "50.00", {
      features: ["covered", "ev", "accessible", "cctv"],
    }),
  },
  {
    owner: "green@parkmate.test",
    rows: [["R", 18]],
    lot: place("Riverside Park & Ride", "MacArthur Highway 88", 7.0557, 125.5936, "25.00", {
      features: ["24h"],
    }),
  },
  {
    owner: "green@parkmate.test",
    rows: [["S", 12]],
    lot: place("Airport South", "Buhangin Road 2", 7.1203, 125.6456, "80.00", {
      features: ["covered", "24h", "cctv", "accessible"],
    }),
  },
];

export const demoOwners = [
  { email: "harbour@parkmate.test", first_name: "Grace", last_name: "Lim" },
  { email: "hill@parkmate.test", first_name: "Paolo", last_name: "Rivera" },
  { email: "green@parkmate.test", first_name: "Teresa", last_name: "Ong" },
];

const firstNames = [
  "Ana",
  "Ben",
  "Carlo",
  "Dina",
  "Elias",
  "Fe",
  "Gino",
  "Hana",
  "Ivan",
  "Jess",
  "Kiko",
  "Lea",
  "Mika",
  "Nico",
  "Olive",
  "Pio",
  "Rica",
  "Sami",
  "Tess",
  "Vito",
  "Wena",
  "Yani",
  "Zoe",
  "Alon",
];
const lastNames = ["Bautista", "Garcia", "Mendoza", "Torres", "Flores", "Ramos"];

/** Drivers who fill the lots; nobody signs in as them. */
export const demoDrivers = firstNames.map((first_name, index) => ({
  email: `guest${index + 1}@parkmate.test`,
  first_name,
  last_name: lastNames[index % lastNames.length]!,
  plate: `${["KL", "TN", "KA", "DV"][index % 4]}-${String(((index * 7) % 90) + 10)}-${String.fromCharCode(65 + (index % 26))}${String.fromCharCode(66 + ((index * 5) % 24))}-${1000 + ((index * 733) % 9000)}`,
}));

/** Slots that the demo's crowd leaves free, because the journeys start there. */
export const keptFree = new Set([
  "Parking Lot A A-12",
  "Parking Lot A A-14",
  "Parking Lot A A-3",
  "Lot B B-4",
  "Lot B B-9",
]);
