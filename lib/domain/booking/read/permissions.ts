import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { errors } from "@/lib/core/errors";
import { allowedActions } from "../rules/permissions";
import { statusWords } from "../rules/status";
import type { Can } from "../schema";
import type { FullBooking } from "./load";

/** `allowedActions` for a loaded booking, now. */
export const permissionsOf = (
  { booking, lot }: FullBooking,
  actor: Pick<Actor, "id" | "role">,
): Can =>
  allowedActions(
    actor,
    { ...booking, owner_id: lot.owner_id, owner_can_verify: lot.owner_can_verify },
    clock.now(),
  );

/**
 * Throws when the actor may not cancel this booking now: 403 for staff, 409 `not_cancellable` for
 * everybody else.
 */
export function requireCancellable(actor: Actor, full: FullBooking): void {
  if (permissionsOf(full, actor).cancel) return;
  if (actor.role === "staff") throw errors.forbidden();
  throw errors.conflict(
    "not_cancellable",
    `A booking that is ${statusWords(full.booking.status)} cannot be cancelled.`,
  );
}
