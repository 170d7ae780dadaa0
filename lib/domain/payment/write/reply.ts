import type { Actor } from "@/lib/core/actor";
import { getBooking } from "@/lib/domain/booking/read/bookings";
import { noticesFor } from "@/lib/event/emit";

/** The answer to every verb that changes a booking: the booking, and the notices that its author will hear. */
export const reply = async (actor: Actor, id: string) => ({ ...(await getBooking(actor, id)), notification_ids: noticesFor(actor.id) });
