import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { approveBooking } from "@/lib/domain/booking/write/approve";
import { declineBooking } from "@/lib/domain/booking/write/decline";
import { declineCash } from "@/lib/domain/booking/write/decline-cash";
import { extendOnce } from "@/lib/domain/booking/write/extend";
import { verifyCash } from "@/lib/domain/booking/write/verify-cash";
import { approveOwner } from "@/lib/domain/user/write/approve-owner";
import { declineOwner } from "@/lib/domain/user/write/decline-owner";
import { actionOf, EXTENSION_MINUTES, isAction, type ActionName } from "@/lib/event/action";
import { emittedEvents } from "@/lib/event/emit";
import { resolutionsOf } from "@/lib/event/resolution";
import { actionsOf } from "../read/actions";
import { getNotification, loadNotification } from "../read/notifications";
import type { ActionForm } from "../schema";
import { changeFeed } from "../steps/change-feed";
import { notifications as n, type NotificationRow } from "../table";

type Data = Record<"payment_id" | "booking_id" | "user_id" | "end_time", string>;
type Verb = (actor: Actor, data: Data, reason: string) => Promise<object>;

/** The verb behind each action, by event type; the same that the verb's own endpoint calls. */
const verbs: Partial<Record<ActionName, Record<string, Verb>>> = {
  verify: { cash_payment_pending: (actor, { payment_id }) => verifyCash(actor, payment_id) },
  approve: {
    new_reservation: (actor, { booking_id }) => approveBooking(actor, booking_id),
    owner_application: (actor, { user_id }) => approveOwner(actor, user_id),
  },
  decline: {
    cash_payment_pending: (actor, { payment_id }, reason) => declineCash(actor, payment_id, reason),
    new_reservation: (actor, { booking_id }, reason) =>
      declineBooking(actor, booking_id, reason, "requested"),
    owner_application: (actor, { user_id }, reason) => declineOwner(actor, user_id, reason),
  },
};

/**
 * Executes an action that a notification offers. The first of its recipients who acts resolves it
 * for all. Throws 404 for an unseen notification or an action that it does not offer, 410
 * `expired`, 409 `already_resolved` with who and when, 400 without the required form field, and
 * what the verb throws.
 */
export const executeAction = (actor: Actor, id: string, name: string, form: ActionForm = {}) =>
  name === "extend" ? extend(actor, id, form) : decide(actor, id, name, form);

const decide = (actor: Actor, id: string, name: string, form: NonNullable<ActionForm>) =>
  transaction(
    async () => {
      const row = await loadNotification(actor.id, id);
      const verb = verbOf(row, name);
      refuseSettled(row, name);
      refuseIncomplete(name as ActionName, form);
      const result = await verb(actor, row.data as Data, form.reason ?? "");
      await resolveOwn(row);
      return result;
    },
    (result) => answerOf(actor, id, result),
  );

/**
 * Extends the booking of a reminder at the price of a quote, or at the present one. It charges a
 * card, so that it is no single transaction; the end in the notification keeps it from happening
 * twice.
 */
async function extend(actor: Actor, id: string, form: NonNullable<ActionForm>) {
  const row = await loadNotification(actor.id, id);
  if (!offeredAction(row, "extend")) throw errors.notFound();
  refuseSettled(row, "extend");
  const { booking_id, end_time } = row.data as Data;
  const result = await extendOnce(actor, booking_id, {
    minutes: EXTENSION_MINUTES,
    from: end_time,
    quoteId: form.quote_id,
  });
  return answerOf(actor, id, result);
}

const answerOf = async (actor: Actor, id: string, result: object) => ({
  notification: await getNotification(actor, id),
  result: { ...result },
});

/**
 * Resolves the actor's own copy with the act, so that the answer shows it. The dispatcher resolves
 * those of the others.
 */
async function resolveOwn(row: NotificationRow): Promise<void> {
  const resolution = emittedEvents()
    .flatMap(resolutionsOf)
    .find((one) => one.event === row.event_type && one.group === row.group_key);
  if (!resolution) return;
  await changeFeed(row.recipient_id, and(eq(n.id, row.id), isNull(n.resolved)), "resolved", {
    resolved: resolution.resolved,
    read_at: row.read_at ?? clock.now(),
  });
}

const offeredAction = (row: NotificationRow, name: string) =>
  actionsOf(row).find((action) => action.id === name && action.kind === "execute");

function verbOf(row: NotificationRow, name: string): Verb {
  const verb = isAction(name) ? verbs[name]?.[row.event_type] : undefined;
  if (!verb || !offeredAction(row, name)) throw errors.notFound();
  return verb;
}

function refuseSettled(row: NotificationRow, name: string): void {
  const { resolved } = row;
  if (offeredAction(row, name)?.state === "expired")
    throw errors.gone("expired", "The time for this has passed.", { resolved });
  if (resolved)
    throw errors.conflict("already_resolved", `${resolved.by} was first: ${resolved.outcome}.`, {
      resolved,
    });
}

function refuseIncomplete(name: ActionName, form: NonNullable<ActionForm>): void {
  const field = actionOf(name).form?.field;
  if (field && !form[field]) throw errors.invalid({ [field]: ["This field is required."] });
}
