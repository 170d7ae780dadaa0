import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, hint, rows, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { toMinor } from "@/lib/core/money";
import { differences } from "@/lib/domain/audit/rules";
import { audit } from "@/lib/domain/audit/write";
import {
  layoutVersionOf,
  loadManagedLot,
  lockLot,
  lockSlots,
  type LotRow,
  type SlotRow,
} from "../read";
import { byCode } from "../rules";
import type { Layout } from "../schema";
import { slots } from "../table";
import { requireNoLiveBookings, type FindLiveBookings } from "../steps/live-bookings";

type Planned = Layout["slots"][number];

/**
 * Replaces the layout of a lot in one transaction: creates, changes and removes slots. A slot
 * without a rate gets the lot's. Throws 404 for another owner's lot, 409 `layout_changed` (with
 * `layout_version`) when the layout is not `if_version` any more, 400 for the id of a slot that the
 * lot does not have, 409 `live_bookings` when a slot with live bookings would go.
 */
export const changeLayout = (
  actor: Actor,
  lotId: string,
  { slots: planned, if_version }: Layout,
  findLiveBookings: FindLiveBookings,
): Promise<void> =>
  transaction(async () => {
    const lot = await loadManagedLot(actor, lotId);
    await lockLot(lotId);
    const present = await lockSlotsOf(lotId);
    requireVersion(present, if_version);
    const kept = planned.filter((slot) => slot.id !== undefined);
    const keptIds = new Set(kept.map((slot) => slot.id));
    const presentIds = new Set(present.map((slot) => slot.id));
    if (kept.some((slot) => !presentIds.has(slot.id!)))
      throw errors.invalid({
        slots: ["A slot of this plan has been removed meanwhile. Load the plan again."],
      });
    const removed = present.filter((slot) => !keptIds.has(slot.id)).map((slot) => slot.id);
    await removeSlots(removed, findLiveBookings);
    await changeSlots(kept, present, lot);
    const added = planned.filter((slot) => slot.id === undefined);
    if (added.length)
      await db()
        .insert(slots)
        .values(added.map((slot) => rowOf(slot, lot)));
    const change = changeOf(present, planned, lot);
    audit(
      actor,
      "lot.layout",
      { type: "lot", id: lotId },
      { lot: lot.name, ...change, slots: planned.length },
    );
    hint("lots", lotId);
  });

/** What the layout changes, by the codes of the slots. */
function changeOf(present: SlotRow[], planned: Planned[], lot: LotRow) {
  const plans = new Map(planned.map((slot) => [slot.id, rowOf(slot, lot)]));
  const added = planned.filter((slot) => slot.id === undefined).map((slot) => rowOf(slot, lot));
  const before = byCode(present.filter((slot) => !plans.has(slot.id)));
  const after = byCode(added);
  for (const slot of present) {
    const change = differences(slot, plans.get(slot.id) ?? {});
    if (Object.keys(change.after).length === 0) continue;
    before[slot.code] = change.before;
    // A code may have become that of another slot.
    after[plans.get(slot.id)!.code] = change.after;
  }
  return { before, after };
}

/** Whoever changes one of these slots otherwise waits, so that the version stays what it is. */
const lockSlotsOf = (lotId: string) =>
  db()
    .select()
    .from(slots)
    .where(and(eq(slots.lot_id, lotId), isNull(slots.deleted_at)))
    .orderBy(asc(slots.id))
    .for("no key update");

function requireVersion(present: SlotRow[], wanted: string | undefined): void {
  const layout_version = layoutVersionOf(present);
  if (wanted === undefined || wanted === layout_version) return;
  throw errors.conflict(
    "layout_changed",
    "The plan of this lot has been changed meanwhile. Nothing was saved.",
    { layout_version },
  );
}

async function removeSlots(ids: string[], findLiveBookings: FindLiveBookings): Promise<void> {
  if (!ids.length) return;
  await lockSlots(ids);
  await requireNoLiveBookings(findLiveBookings, { slots: ids });
  await db()
    .update(slots)
    .set({ deleted_at: clock.now(), code: freedCode })
    .where(inArray(slots.id, ids));
}

/** Two slots may exchange their codes, so those that change are freed first. */
async function changeSlots(
  kept: Planned[],
  present: { id: string; code: string }[],
  lot: LotRow,
): Promise<void> {
  if (!kept.length) return;
  const codeOf = new Map(present.map((slot) => [slot.id, slot.code]));
  const renamed = kept.filter((slot) => codeOf.get(slot.id!) !== slot.code);
  if (renamed.length)
    await db()
      .update(slots)
      .set({ code: freedCode })
      .where(
        inArray(
          slots.id,
          renamed.map((slot) => slot.id!),
        ),
      );
  const list = JSON.stringify(kept.map((slot) => ({ ...rowOf(slot, lot), id: slot.id })));
  await rows(sql`
    update slots set (code, level, "row", position, vehicle_type, ev, covered, accessible,
      hourly_rate) = (p.code, p.level, p."row", p.position, p.vehicle_type, p.ev, p.covered,
      p.accessible, p.hourly_rate)
    from json_populate_recordset(null::slots, ${list}::json) as p where slots.id = p.id`);
}

const freedCode = sql`${slots.code} || '~' || ${slots.id}`;

const rowOf = ({ hourly_rate, id: _, ...slot }: Planned, lot: LotRow) => ({
  ...slot,
  lot_id: lot.id,
  hourly_rate: hourly_rate === undefined ? lot.hourly_rate : toMinor(hourly_rate),
});
