import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { loadBooking, loadBookings, type FullBooking } from "@/lib/domain/booking/read/load";
import { toWire } from "@/lib/domain/booking/read/wire";
import { countWaitingBookings } from "@/lib/domain/desk/read/queue";
import { countWaitingOwners } from "@/lib/domain/user/read";
import type { Connection } from "./connection";
import type { Hub } from "./hub";
import type { Queue, ServerMessages } from "./protocol";

type BookingUpdate = ServerMessages["booking_update"];
const roomOf = (bookingId: string) => `booking:${bookingId}`;

/** Makes a connection a watcher of a booking. Returns the booking. Throws 404. */
export async function watchBooking(
  hub: Hub,
  connection: Connection,
  bookingId: string,
): Promise<BookingUpdate> {
  const booking = await loadBooking(connection.data.actor, bookingId);
  hub.join(connection, roomOf(bookingId));
  return updateFor(connection, booking);
}

export const unwatchBooking = (hub: Hub, connection: Connection, bookingId: string): void =>
  hub.leave(connection, roomOf(bookingId));

/** Sends bookings to their drivers, the lots' owners and staff, administrators and watchers. */
export async function sendBookings(hub: Hub, ids: string[]): Promise<void> {
  if (!hub.connections.length) return;
  for (const full of await loadBookings(ids)) {
    const { booking, lot } = full;
    const connections = hub.connectionsIn(
      roomOf(booking.id),
      `user:${booking.driver_id}`,
      `lot:${lot.id}:ops`,
      "role:admin",
    );
    for (const connection of connections)
      connection.send("booking_update", updateFor(connection, full));
  }
}

/**
 * Sends the length of a queue to administrators. The queues of bookings are sent also to the owners
 * of the changed bookings, or to all owners when `bookingIds` is empty.
 */
export async function sendQueue(hub: Hub, queue: Queue, bookingIds: string[]): Promise<void> {
  const rooms = queue === "owners" ? ["role:admin"] : ["role:admin", "role:owner"];
  const connections = hub.connectionsIn(...rooms);
  if (!connections.length) return;
  const changedBookings = queue === "owners" ? [] : await loadBookings(bookingIds);
  // One count for a person, however many connections they have.
  const counts = new Map<string, Promise<number>>();
  const countFor = (actor: Actor) => {
    const count = counts.get(actor.id) ?? countWaiting(queue, actor);
    counts.set(actor.id, count);
    return count;
  };
  for (const connection of connections) {
    const { actor } = connection.data;
    const items_changed =
      actor.role === "admin"
        ? bookingIds
        : changedBookings
            .filter(({ lot }) => lot.owner_id === actor.id)
            .map(({ booking }) => booking.id);
    if (bookingIds.length && !items_changed.length) continue;
    connection.send("queue_update", { queue, open: await countFor(actor), items_changed });
  }
}

const countWaiting = (queue: Queue, actor: Actor): Promise<number> =>
  queue === "owners" ? countWaitingOwners() : countWaitingBookings(queue, actor);

function updateFor({ data }: Connection, full: FullBooking): BookingUpdate {
  const { id, version, status, end_time, grace_until, hold_until, seconds_remaining, can } = toWire(
    full,
    data.actor,
  );
  return {
    booking: { id, version, status, end_time, grace_until, hold_until, seconds_remaining, can },
    server_time: clock.now().toISOString(),
  };
}
