import type { Actor } from "@/lib/core/actor";
import type { Hints } from "@/lib/core/bus";
import { clock } from "@/lib/core/clock";
import { log } from "@/lib/core/log";
import { loadBooking, loadBookings, type FullBooking } from "@/lib/domain/booking/read/load";
import { toWire } from "@/lib/domain/booking/read/wire";
import { snapshotSlots } from "@/lib/domain/booking/read/slots";
import { loadLot } from "@/lib/domain/lot/read";
import { countWaitingOwners } from "@/lib/domain/user/read";
import { countOpen } from "@/lib/domain/desk/read/queue";
import type { Connection } from "./connection";
import type { Hub } from "./hub";
import type { Queue, ServerMessages, SlotChange } from "./protocol";

const COALESCE_MS = 250;
/** States also change by time alone: a booking starts, a hold ends. */
const REFRESH_MS = 3000;

interface LotView {
  slots: Map<string, SlotChange>;
  timer: NodeJS.Timeout | null;
}
export interface Snapshot {
  slots: SlotChange[];
  available_slots: number;
}

/** What clients look at while a page is open: slots, bookings, the queue. Everything is read anew; a hint carries no data. */
export class Watches {
  readonly #hub: Hub;
  readonly #lots = new Map<string, LotView>();
  readonly #refresh: NodeJS.Timeout;

  constructor(hub: Hub) {
    this.#hub = hub;
    this.#refresh = setInterval(() => {
      for (const id of this.#lots.keys()) this.#soon(id);
    }, REFRESH_MS);
  }

  close(): void {
    clearInterval(this.#refresh);
    for (const view of this.#lots.values()) if (view.timer) clearTimeout(view.timer);
  }

  async watchLot(connection: Connection, lotId: string): Promise<Snapshot> {
    await loadLot(lotId);
    const slots = changesOf(await snapshotSlots(lotId));
    // One that left meanwhile would keep the lot's view for ever.
    if (connection.isOpen) this.#enter(connection, lotId, slots);
    return { slots, available_slots: slots.filter((one) => one.state === "available").length };
  }

  #enter(connection: Connection, lotId: string, slots: SlotChange[]): void {
    this.#hub.join(connection, `lot:${lotId}`);
    if (!this.#lots.has(lotId))
      this.#lots.set(lotId, { slots: new Map(slots.map((one) => [one.id, one])), timer: null });
  }

  unwatchLot(connection: Connection, lotId: string): void {
    this.#hub.leave(connection, `lot:${lotId}`);
    this.#forgetEmpty(lotId);
  }

  /** Throws 404 for a booking that is not the person's to see. */
  async watchBooking(
    connection: Connection,
    bookingId: string,
  ): Promise<ServerMessages["booking_update"]> {
    const full = await loadBooking(connection.data.actor, bookingId);
    this.#hub.join(connection, `booking:${bookingId}`);
    return frameOf(full, connection);
  }

  /** Somebody has left these rooms. */
  left(rooms: string[]): void {
    for (const room of rooms) if (room.startsWith("lot:")) this.#forgetEmpty(room.slice(4));
  }

  changed(hints: Hints): void {
    for (const id of hints.lots) if (this.#lots.has(id)) this.#soon(id);
    if (hints.bookings.size) void this.#sendBookings([...hints.bookings]).catch(warn);
    for (const queue of hints.queues)
      void this.#sendQueue(queue as Queue, [...hints.bookings]).catch(warn);
    if (hints.clock.size) for (const id of this.#lots.keys()) this.#soon(id);
  }

  #forgetEmpty(lotId: string): void {
    if (this.#hub.in(`lot:${lotId}`).length) return;
    const view = this.#lots.get(lotId);
    if (view?.timer) clearTimeout(view.timer);
    this.#lots.delete(lotId);
  }

  #soon(lotId: string): void {
    const view = this.#lots.get(lotId);
    if (!view || view.timer) return;
    view.timer = setTimeout(() => {
      view.timer = null;
      void this.#sendLot(lotId, view).catch(warn);
    }, COALESCE_MS);
  }

  async #sendLot(lotId: string, view: LotView): Promise<void> {
    if (!this.#hub.in(`lot:${lotId}`).length) return this.#forgetEmpty(lotId);
    const now = changesOf(await snapshotSlots(lotId));
    const changed = now.filter((one) => {
      const before = view.slots.get(one.id);
      return before?.state !== one.state || before.until !== one.until;
    });
    if (!changed.length) return;
    view.slots = new Map(now.map((one) => [one.id, one]));
    const frame = {
      lot_id: lotId,
      slots: changed,
      available_slots: now.filter((one) => one.state === "available").length,
    };
    this.#hub.emit(`lot:${lotId}`, "slot_update", frame);
    this.#hub.emit(`lot:${lotId}`, "lot_availability", frame);
  }

  /** Everybody who may see the booking and could be looking at it: its driver, its lot's people, admins, its watchers. */
  async #sendBookings(ids: string[]): Promise<void> {
    for (const full of await loadBookings(ids)) {
      const { booking, lot } = full;
      for (const connection of this.#hub.in(
        `booking:${booking.id}`,
        `user:${booking.driver_id}`,
        `lot:${lot.id}:ops`,
        "role:admin",
      )) {
        connection.send("booking_update", frameOf(full, connection));
      }
    }
  }

  /** Admins hear of every queue, an owner of what waits at the own lots. Where no booking is named, everybody counts anew. */
  async #sendQueue(queue: Queue, items: string[]): Promise<void> {
    const counted = new Map<string, Promise<number>>();
    const named = queue === "owners" ? [] : await loadBookings(items);
    for (const connection of this.#hub.in(
      "role:admin",
      ...(queue === "owners" ? [] : ["role:owner"]),
    )) {
      const { actor } = connection.data;
      const theirs =
        actor.role === "admin"
          ? items
          : named.filter(({ lot }) => lot.owner_id === actor.id).map(({ booking }) => booking.id);
      if (items.length && !theirs.length) continue;
      // One count for a person, however many pages they have open.
      const open = counted.get(actor.id) ?? countWaiting(queue, actor);
      counted.set(actor.id, open);
      connection.send("queue_update", { queue, open: await open, items_changed: theirs });
    }
  }
}

const countWaiting = (queue: Queue, actor: Actor): Promise<number> =>
  queue === "owners" ? countWaitingOwners() : countOpen(queue, actor);

const warn = (error: unknown) =>
  log().warn({ err: error }, "a change could not be shown; the next one will");

const changesOf = (
  slots: { id: string; state: SlotChange["state"]; until: string | null }[],
): SlotChange[] => slots.map(({ id, state, until }) => ({ id, state, until }));

function frameOf(full: FullBooking, connection: Connection): ServerMessages["booking_update"] {
  const { id, version, status, end_time, grace_until, hold_until, seconds_remaining, can } = toWire(
    full,
    connection.data.actor,
  );
  return {
    booking: { id, version, status, end_time, grace_until, hold_until, seconds_remaining, can },
    server_time: clock.now().toISOString(),
  };
}
