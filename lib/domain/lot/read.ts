import { createHash } from "node:crypto";
import { and, asc, eq, getTableColumns, inArray, isNull, sql } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db, statement } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { fileStore } from "@/lib/core/files/store";
import { canManage } from "./rules";
import type { LotPhoto } from "./schema";
import { lotPhotos, lots, slots } from "./table";
import { EMPTY_LAYOUT, type PhotoSize } from "./values";

export type LotRow = typeof lots.$inferSelect;
export type SlotRow = typeof slots.$inferSelect;

const hasActiveOwner = (lot: string) => sql`exists (
  select 1 from users owner
  where owner.id = ${sql.raw(`${lot}.owner_id`)} and owner.status = 'active')`;

/**
 * SQL of the status of a lot: every lot of an owner whose account is not active is closed. `lot` is
 * the name of its table in the statement.
 */
export const lotStatus = (lot: "lots" | "l") => {
  const status = sql.raw(`${lot}.status`);
  return sql<LotRow["status"]>`case when ${status} = 'active' and not ${hasActiveOwner(lot)}
    then 'closed' else ${status} end`;
};

/** SQL of whether `lotStatus` is "active", with the column, of which there are statistics. */
export const isActiveLot = (lot: "l" | "counted") =>
  sql`(${sql.raw(`${lot}.status`)} = 'active' and ${hasActiveOwner(lot)})`;

/** The columns of a lot, with its status as `lotStatus` tells it. */
export const lotColumns = { ...getTableColumns(lots), status: lotStatus("lots") };

/** A lot of any owner by its id. Throws 404, also for a deleted one. */
export async function loadLot(id: string): Promise<LotRow> {
  const [row] = await lotById({ id });
  if (!row) throw errors.notFound();
  return row;
}

const lotById = statement(({ id }: { id: string }) =>
  db()
    .select(lotColumns)
    .from(lots)
    .where(and(eq(lots.id, id), isNull(lots.deleted_at))),
);

/** The status as it is stored, whatever the owner's account is; undefined without a lot. */
export async function storedLotStatus(id: string): Promise<LotRow["status"] | undefined> {
  const [row] = await db().select({ status: lots.status }).from(lots).where(eq(lots.id, id));
  return row?.status;
}

/** A lot that the actor may change. Throws 404, also for another owner's lot. */
export async function loadManagedLot(actor: Actor, id: string): Promise<LotRow> {
  const lot = await loadLot(id);
  if (!canManage(actor, lot)) throw errors.notFound();
  return lot;
}

/** A slot of any owner's lot by its id. Throws 404, also for a deleted one. */
export async function loadSlot(id: string): Promise<SlotRow> {
  const [row] = await slotById({ id });
  if (!row) throw errors.notFound();
  return row;
}

const slotById = statement(({ id }: { id: string }) =>
  db()
    .select()
    .from(slots)
    .where(and(eq(slots.id, id), isNull(slots.deleted_at))),
);

/** Slots of one lot. Throws 404 unless all of them are there. */
export async function loadSlotsOf(lotId: string, ids: readonly string[]): Promise<SlotRow[]> {
  const found = await db()
    .select()
    .from(slots)
    .where(and(eq(slots.lot_id, lotId), inArray(slots.id, [...ids]), isNull(slots.deleted_at)));
  if (found.length < ids.length) throw errors.notFound();
  return found;
}

/**
 * Names the state of a lot's layout by everything that it says of the slots, in any order, so that
 * no way of changing it can forget to give it another version.
 */
export function layoutVersionOf(layout: readonly SlotRow[]): string {
  if (layout.length === 0) return EMPTY_LAYOUT;
  const values = layout.map((slot) => [
    slot.id,
    slot.code,
    slot.level,
    slot.row,
    slot.position,
    slot.vehicle_type,
    slot.ev,
    slot.covered,
    slot.accessible,
    slot.hourly_rate,
  ]);
  const lines = values.map((line) => JSON.stringify(line)).sort();
  return createHash("sha256").update(lines.join("\n")).digest("base64url").slice(0, 16);
}

/**
 * Makes bookings of these slots that are being made wait until this transaction ends, and waits for
 * those that are nearly made. Their foreign key takes a lock that excludes this one.
 */
export const lockSlots = (ids: string[]) =>
  db()
    .select({ id: slots.id, code: slots.code, status: slots.status })
    .from(slots)
    .where(inArray(slots.id, ids))
    .orderBy(asc(slots.id))
    .for("update");

/** As `lockSlots`, for bookings of any slot of the lot. */
export const lockLot = (id: string) =>
  db().select({ id: lots.id, status: lots.status }).from(lots).where(eq(lots.id, id)).for("update");

export type PhotoRow = typeof lotPhotos.$inferSelect;
/** What the API tells of a photo. */
export type PhotoFacts = Pick<PhotoRow, "id" | "description" | "width" | "height">;

export const toPhoto = (
  lotId: string,
  { id, description, width, height }: PhotoFacts,
): LotPhoto => {
  const path = `/api/lots/${lotId}/photos/${id}`;
  return { id, description, width, height, url: `${path}/large/`, small_url: `${path}/small/` };
};

/** SQL of the `PhotoFacts` of a lot `l`, in their order. */
export const photosOfLot = sql`(
  select coalesce(json_agg(json_build_object('id', p.id, 'description', p.description,
    'width', p.width, 'height', p.height) order by p.position), '[]')
  from ${lotPhotos} as p where p.lot_id = l.id)`;

/** The photos of a lot in their order. */
export const listPhotos = (lotId: string): Promise<PhotoRow[]> =>
  db().select().from(lotPhotos).where(eq(lotPhotos.lot_id, lotId)).orderBy(asc(lotPhotos.position));

/** The ids of its files in the store. */
export const filesOf = (photo: PhotoRow): string[] => [photo.small_file_id, photo.large_file_id];

/** A photo among those of its lot. Throws 404. */
export function requirePhoto(photos: readonly PhotoRow[], id: string): PhotoRow {
  const photo = photos.find((one) => one.id === id);
  if (!photo) throw errors.notFound();
  return photo;
}

/** The picture of a photo. Throws 404, also for one of a deleted lot. */
export async function readPhoto(
  lotId: string,
  photoId: string,
  size: PhotoSize,
): Promise<Buffer<ArrayBuffer>> {
  const [row] = await db()
    .select({ small: lotPhotos.small_file_id, large: lotPhotos.large_file_id })
    .from(lotPhotos)
    .innerJoin(lots, eq(lots.id, lotPhotos.lot_id))
    .where(and(eq(lotPhotos.id, photoId), eq(lots.id, lotId), isNull(lots.deleted_at)));
  const bytes = row && (await fileStore().get(row[size]));
  if (!bytes) throw errors.notFound();
  return bytes;
}
