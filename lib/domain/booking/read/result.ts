import type { Actor } from "@/lib/core/actor";
import { notificationsFor } from "@/lib/event/emit";
import { getBooking } from "./bookings";

/**
 * The answer of every verb of a booking: the booking after the act, and the ids of the
 * notifications that the act sent to the actor.
 */
export const bookingResult = async (actor: Actor, id: string) => ({
  ...(await getBooking(actor, id)),
  notification_ids: notificationsFor(actor),
});
