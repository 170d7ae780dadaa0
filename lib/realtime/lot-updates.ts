import { SECOND_MS } from "@/lib/core/duration";
import { log } from "@/lib/core/log";
import { snapshotSlots } from "@/lib/domain/booking/read/slots";
import { loadLot } from "@/lib/domain/lot/read";
import type { Connection } from "./connection";
import type { Hub } from "./hub";
import type { LotChange, SlotChange } from "./protocol";

/** How long changes are collected before they are sent as one message. */
const COALESCE_MS = 250;
/** States also change with time: a booking starts, a hold ends. */
const REFRESH_MS = 3 * SECOND_MS;

interface LotView {
  /** The slots by id, as all watchers have been sent them. */
  slots: Map<string, SlotChange>;
  layout_version: string;
  timer: NodeJS.Timeout | null;
}
type Snapshot = Omit<LotChange, "lot_id">;
const roomOf = (lotId: string) => `lot:${lotId}`;

/** Tells the watchers of a lot which of its slots have changed, by reading the slots again. */
export class LotUpdates {
  readonly #hub: Hub;
  readonly #views = new Map<string, LotView>();
  readonly #refresh: NodeJS.Timeout;

  constructor(hub: Hub) {
    this.#hub = hub;
    this.#refresh = setInterval(() => this.scheduleAll(), REFRESH_MS);
  }

  close(): void {
    clearInterval(this.#refresh);
    for (const view of this.#views.values()) if (view.timer) clearTimeout(view.timer);
  }

  /** Makes a connection a watcher of a lot. Returns its state. Throws 404. */
  async watch(connection: Connection, lotId: string): Promise<Snapshot> {
    await loadLot(lotId);
    const { layout_version, ...found } = await snapshotSlots(lotId);
    const slots = toSlotChanges(found.slots);
    // The view of a connection that closed meanwhile would never be removed.
    if (connection.isOpen) {
      this.#hub.join(connection, roomOf(lotId));
      if (!this.#views.has(lotId))
        this.#views.set(lotId, { slots: byId(slots), layout_version, timer: null });
    }
    return { slots, available_slots: countAvailable(slots), layout_version };
  }

  unwatch(connection: Connection, lotId: string): void {
    this.#hub.leave(connection, roomOf(lotId));
    this.#removeUnwatched(lotId);
  }

  /** Forgets the lots that a closed connection was the last to watch. */
  connectionLeft(rooms: string[]): void {
    for (const room of rooms) if (room.startsWith("lot:")) this.#removeUnwatched(room.slice(4));
  }

  /** Sends what has changed in a watched lot, soon and together with other changes. */
  schedule(lotId: string): void {
    const view = this.#views.get(lotId);
    if (!view || view.timer) return;
    view.timer = setTimeout(() => {
      view.timer = null;
      void this.#send(lotId, view).catch((error: unknown) =>
        log().warn({ err: error }, "sending the changes of a lot failed"),
      );
    }, COALESCE_MS);
  }

  scheduleAll(): void {
    for (const lotId of this.#views.keys()) this.schedule(lotId);
  }

  #removeUnwatched(lotId: string): void {
    if (this.#hub.connectionsIn(roomOf(lotId)).length) return;
    const view = this.#views.get(lotId);
    if (view?.timer) clearTimeout(view.timer);
    this.#views.delete(lotId);
  }

  async #send(lotId: string, view: LotView): Promise<void> {
    if (!this.#hub.connectionsIn(roomOf(lotId)).length) return this.#removeUnwatched(lotId);
    const { layout_version, ...found } = await snapshotSlots(lotId);
    const slots = toSlotChanges(found.slots);
    const changed = slots.filter((slot) => {
      const known = view.slots.get(slot.id);
      return known?.state !== slot.state || known.until !== slot.until;
    });
    if (!changed.length && view.layout_version === layout_version) return;
    view.slots = byId(slots);
    view.layout_version = layout_version;
    const available_slots = countAvailable(slots);
    const message = { lot_id: lotId, slots: changed, available_slots, layout_version };
    this.#hub.emit(roomOf(lotId), "slot_update", message);
    this.#hub.emit(roomOf(lotId), "lot_availability", message);
  }
}

/** Leaves out the fields of a slot that watchers do not get. */
const toSlotChanges = (slots: SlotChange[]): SlotChange[] =>
  slots.map(({ id, state, until }) => ({ id, state, until }));

const byId = (slots: SlotChange[]) => new Map(slots.map((slot) => [slot.id, slot]));

const countAvailable = (slots: SlotChange[]) =>
  slots.filter((slot) => slot.state === "available").length;
