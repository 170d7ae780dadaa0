import type { Actor } from "@/lib/core/actor";
import { errors } from "@/lib/core/errors";
import { getBooking } from "@/lib/domain/booking/read/bookings";
import { notificationsFor } from "@/lib/event/emit";

/** The answer to every verb that changes a booking: the booking, and the notifications that its author will hear. */
export const reply = async (actor: Actor, id: string) => ({
  ...(await getBooking(actor, id)),
  notification_ids: notificationsFor(actor.id),
});

/** A hold whose card is being charged belongs to that charge until it is settled. */
export const paymentInProgress = () =>
  errors.conflict("payment_in_progress", "This slot is being paid right now.");
