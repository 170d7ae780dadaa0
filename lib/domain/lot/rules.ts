import type { Actor } from "@/lib/core/actor";

/** Whether a person may change the lot: its owner and admins may. */
export const canManage = (actor: Pick<Actor, "id" | "role">, lot: { owner_id: string }): boolean =>
  actor.role === "admin" || (actor.role === "owner" && lot.owner_id === actor.id);

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
