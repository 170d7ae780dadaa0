import type { Actor } from "@/lib/core/actor";
import type { currencies } from "./values";

/** Whether a person may change the lot: its owner and admins may. */
export const canManage = (actor: Pick<Actor, "id" | "role">, lot: { owner_id: string }): boolean =>
  actor.role === "admin" || (actor.role === "owner" && lot.owner_id === actor.id);

/** The VAT in prices until the owner names another: that of the home country, or none. */
export const usualVat = (currency: (typeof currencies)[number]): number =>
  currency === "PHP" ? 12 : 0;

/** The address in one line, "Pelayo Street, Davao". An older node's answer may have no city. */
export const addressLine = ({ address, city }: { address: string; city?: string }): string =>
  city ? `${address}, ${city}` : address;

/** The address of a map with the route to a lot. */
export const directionsTo = ({ latitude, longitude }: Place): string =>
  `https://www.openstreetmap.org/directions?to=${latitude},${longitude}`;
interface Place {
  latitude: number;
  longitude: number;
}

interface SlotValues {
  code: string;
  level: string;
  row: number;
  position: number;
  vehicle_type: string;
  ev: boolean;
  covered: boolean;
  accessible: boolean;
  hourly_rate: number;
}

/** What people choose of slots, by their codes, for the audit log. */
export const byCode = (slots: readonly SlotValues[]): Record<string, object> =>
  Object.fromEntries(
    slots.map(
      ({ code, level, row, position, vehicle_type, ev, covered, accessible, hourly_rate }) => [
        code,
        { level, row, position, vehicle_type, ev, covered, accessible, hourly_rate },
      ],
    ),
  );
