import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { errors } from "@/lib/core/errors";
import { hint, transaction } from "@/lib/core/db";
import { toMinor } from "@/lib/core/money";
import { findUser } from "@/lib/domain/user/read";
import { differences } from "@/lib/domain/audit/rules";
import { audit } from "@/lib/domain/audit/write";
import { loadManagedLot, lockLot, type LotRow } from "../read";
import type { lotChange } from "../schema";
import { lots, slots } from "../table";
import { requireNoLiveBookings, type FindLiveBookings } from "../steps/live-bookings";

/**
 * Changes a lot. A new rate of the lot is also that of its slots that had the old one. Throws 404
 * for another owner's lot, 409 `owner_deactivated` when the lot of an owner without an active
 * account would open, 409 `live_bookings` when a lot with live bookings would go out of
 * service or get another zone, in which their times would read otherwise.
 */
export const changeLot = (
  actor: Actor,
  id: string,
  input: z.output<typeof lotChange>,
  findLiveBookings: FindLiveBookings,
): Promise<void> =>
  transaction(async (tx) => {
    const lot = await loadManagedLot(actor, id);
    const stored = { ...lot };
    if (concernsBookings(lot, input)) {
      const [locked] = await lockLot(id);
      // The lot of a deactivated owner reads as closed, whatever is stored.
      stored.status = locked!.status;
      await requireNoLiveBookings(findLiveBookings, { lot: id });
    }
    if (input.status === "active") await requireActiveOwner(lot);
    const { hourly_rate, policy, ...fields } = input;
    const rate = hourly_rate === undefined ? {} : { hourly_rate: toMinor(hourly_rate) };
    const change = { ...fields, ...policy, ...rate };
    if (Object.keys(change).length) await tx.update(lots).set(change).where(eq(lots.id, id));
    if (rate.hourly_rate !== undefined)
      await tx
        .update(slots)
        .set(rate)
        .where(and(eq(slots.lot_id, id), eq(slots.hourly_rate, lot.hourly_rate)));
    const detail = { lot: lot.name, ...differences(stored, change) };
    audit(actor, "lot.change", { type: "lot", id }, detail);
    hint("lots", id);
  });

async function requireActiveOwner({ owner_id }: LotRow): Promise<void> {
  const owner = await findUser(owner_id);
  if (owner?.status !== "active")
    throw errors.conflict(
      "owner_deactivated",
      "The account of this lot's owner is deactivated. Activate it first.",
    );
}

const concernsBookings = (lot: LotRow, { status, timezone }: z.output<typeof lotChange>) =>
  (status !== undefined && status !== "active") ||
  (timezone !== undefined && timezone !== lot.timezone);
