import type { Actor } from "@/lib/core/actor";

/** Whether a person may change the lot: its owner and admins may. */
export const canManage = (actor: Pick<Actor, "id" | "role">, lot: { owner_id: string }): boolean =>
  actor.role === "admin" || (actor.role === "owner" && lot.owner_id === actor.id);
