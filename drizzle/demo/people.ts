import { demoPeople, DEMO_PASSWORD } from "@/lib/auth/demo";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { hashPassword } from "@/lib/core/password";
import { asActor } from "@/lib/domain/user/read";
import { users } from "@/lib/domain/user/table";
import { createVehicle } from "@/lib/domain/vehicle/write";

/** The people of the demo by e-mail address. */
export type People = Map<string, Actor>;

/** Owners whose lots only fill the map; nobody signs in as them. */
const owners = [
  { email: "harbour@parkmate.test", first_name: "Grace", last_name: "Lim" },
  { email: "hill@parkmate.test", first_name: "Paolo", last_name: "Rivera" },
  { email: "green@parkmate.test", first_name: "Teresa", last_name: "Ong" },
  { email: "berlin@parkmate.test", first_name: "Lena", last_name: "Vogt" },
  { email: "sydney@parkmate.test", first_name: "Jack", last_name: "Nolan" },
];

const firstNames = (
  "Ana Ben Carlo Dina Elias Fe Gino Hana Ivan Jess Kiko Lea " +
  "Mika Nico Olive Pio Rica Sami Tess Vito Wena Yani Zoe Alon"
).split(" ");
const lastNames = ["Bautista", "Garcia", "Mendoza", "Torres", "Flores", "Ramos"];

/** Drivers whose bookings fill the lots; nobody signs in as them. */
export const guests = firstNames.map((first_name, index) => ({
  email: `guest${index + 1}@parkmate.test`,
  first_name,
  last_name: lastNames[index % lastNames.length]!,
}));

/** Drivers of the bookings that wait or arrive soon, each with one vehicle. */
export const visitors = (
  "Noel Abad,Rosa Dizon,Tito Salazar,Cora Villa,Rene Castro," +
  "Liza Santos,Omar Reyes,Vicky Lazaro,Dante Ramos"
)
  .split(",")
  .map((name, index) => {
    const [first_name, last_name] = name.split(" ") as [string, string];
    const plate = `DV-${10 + index}-VS-${2041 + index * 137}`;
    return { email: `visitor${index + 1}@parkmate.test`, first_name, last_name, plate };
  });

/** How many vehicles a guest has; their plates differ in the last digit. */
export const VEHICLES_PER_GUEST = 4;

/** The plate of a guest's vehicle, such as "TN-17-BG-1731". */
export function plateOf(guest: number, vehicle: number): string {
  const letter = (first: string, offset: number) =>
    String.fromCharCode(first.charCodeAt(0) + offset);
  const region = ["KL", "TN", "KA", "DV"][guest % 4]!;
  const district = ((guest * 7) % 90) + 10;
  const series = letter("A", guest % 26) + letter("B", (guest * 5) % 24);
  const number = Math.floor((1000 + ((guest * 733) % 9000)) / 10);
  return `${region}-${district}-${series}-${number}${vehicle}`;
}

const vehicles = {
  "driver@parkmate.test": [
    { number: "KL-08-AZ-1234", type: "car", ev: false, is_default: true },
    { number: "KL-11-Q-2201", type: "suv", ev: true, is_default: false },
  ],
  "driver2@parkmate.test": [{ number: "TN-22-BC-0907", type: "car", ev: false, is_default: true }],
} as const;

/** Creates everybody, with the demo password, and the vehicles of the drivers who sign in. */
export async function createPeople(): Promise<People> {
  const password_hash = await hashPassword(DEMO_PASSWORD);
  const everybody = [
    ...demoPeople,
    ...owners.map((one) => ({ ...one, role: "owner" as const })),
    ...[...guests, ...visitors].map((one) => ({ ...one, role: "driver" as const })),
  ];
  const created = await db()
    .insert(users)
    .values(
      everybody.map(({ email, first_name, last_name, role }) => ({
        email,
        first_name,
        last_name,
        role,
        password_hash,
        email_verified_at: clock.now(),
      })),
    )
    .returning();
  const people = new Map(created.map((user) => [user.email, asActor(user, "")]));
  for (const [email, owned] of Object.entries(vehicles))
    for (const vehicle of owned) await createVehicle(people.get(email)!, vehicle);
  return people;
}
