import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import {
  approveBooking,
  declineBooking,
  declineCash,
  verifyCash,
} from "@/lib/domain/payment/write/decide";
import { actionOf, isAction, type ActionName } from "@/lib/event/action";
import { getNotification, loadNotification } from "../read/notifications";
import { actionsOf } from "../read/wire";
import type { ActionForm } from "../schema";

type Verb = (
  actor: Actor,
  data: { payment_id: string; booking_id: string },
  reason: string,
) => Promise<object>;

/** The verbs behind the actions: the same ones that their own endpoints call, with the same rules. */
const verbs: Partial<Record<ActionName, Record<string, Verb>>> = {
  verify: { cash_payment_pending: (actor, { payment_id }) => verifyCash(actor, payment_id) },
  approve: { new_reservation: (actor, { booking_id }) => approveBooking(actor, booking_id) },
  decline: {
    cash_payment_pending: (actor, { payment_id }, reason) => declineCash(actor, payment_id, reason),
    new_reservation: (actor, { booking_id }, reason) => declineBooking(actor, booking_id, reason),
  },
};

/**
 * Does what a notification offers, once for everybody who got it (N5). Throws 404 for what it does not offer, 400 without the
 * form it needs, 409 with who was first, 410 when its time has passed.
 */
export const actOn = (actor: Actor, id: string, name: string, form: ActionForm = {}) =>
  transaction(
    async () => {
      const row = await loadNotification(actor.id, id);
      const offered = actionsOf(row).find(
        (action) => action.id === name && action.kind === "execute",
      );
      const verb = offered && isAction(name) ? verbs[name]?.[row.event_type] : undefined;
      if (!offered || !verb || !isAction(name)) throw errors.notFound();
      if (offered.state === "expired")
        throw errors.gone("expired", "The time for this has passed.", { resolved: row.resolved });
      if (row.resolved)
        throw errors.conflict(
          "already_resolved",
          `${row.resolved.by} was first: ${row.resolved.outcome}.`,
          { resolved: row.resolved },
        );
      const needed = actionOf(name).form?.field;
      if (needed && !form[needed]) throw errors.invalid({ [needed]: ["This field is required."] });
      return verb(actor, row.data as { payment_id: string; booking_id: string }, form.reason ?? "");
    },
    async (result) => ({ notification: await getNotification(actor, id), result: { ...result } }),
  );
