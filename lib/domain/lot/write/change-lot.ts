import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { toMinor } from "@/lib/core/money";
import { audit } from "@/lib/domain/audit/write";
import { loadManagedLot } from "../read";
import type { lotChange } from "../schema";
import { lots } from "../table";
import { requireNoLiveBookings, type FindLiveBookings } from "../steps/live-bookings";

interface Options {
  /** Whether the lot may go out of service although it has live bookings. */
  force: boolean;
  findLiveBookings: FindLiveBookings;
}

/**
 * Changes a lot. Throws 404 for another owner's lot, 409 `live_bookings` when a lot with live
 * bookings would go out of service without `force`.
 */
export const changeLot = (
  actor: Actor,
  id: string,
  input: z.output<typeof lotChange>,
  { force, findLiveBookings }: Options,
): Promise<void> =>
  transaction(async (tx) => {
    await loadManagedLot(actor, id);
    const goesOutOfService = input.status !== undefined && input.status !== "active";
    if (goesOutOfService && !force) await requireNoLiveBookings(findLiveBookings, { lot: id });
    const { hourly_rate, ...fields } = input;
    const change = { ...fields, ...(hourly_rate ? { hourly_rate: toMinor(hourly_rate) } : {}) };
    if (Object.keys(change).length) await tx.update(lots).set(change).where(eq(lots.id, id));
    audit(actor, "lot.change", { type: "lot", id }, change);
    hint("lots", id);
  });
