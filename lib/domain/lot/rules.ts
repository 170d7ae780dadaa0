import type { Actor } from "@/lib/core/actor";

/** May this person change the lot? Its owner and admins. */
export const canKeep = (actor: Pick<Actor, "id" | "role">, lot: { owner_id: string }): boolean =>
  actor.role === "admin" || (actor.role === "owner" && lot.owner_id === actor.id);
