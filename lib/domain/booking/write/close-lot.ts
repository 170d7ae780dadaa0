import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { audit } from "@/lib/domain/audit/write";
import { lockLot } from "@/lib/domain/lot/read";
import type { Closing, Lot, lotChange } from "@/lib/domain/lot/schema";
import { lots } from "@/lib/domain/lot/table";
import { changeLot } from "@/lib/domain/lot/write/change-lot";
import { listLiveBookings } from "../read/live";
import { lotPlace } from "../read/closing";
import { getLot } from "../read/lots";
import { settleClosing, withRenewedList } from "../steps/settle-closing";

/**
 * Closes a lot and refunds or keeps its bookings, all in one transaction; drivers whose booking is
 * refunded are notified. Throws 404 for another owner's lot, 409 `live_bookings` with the present
 * list when a booking has no decision, 422 `other_kind` for a move.
 */
export async function closeLot(
  actor: Actor,
  id: string,
  { decisions, reason = "" }: Closing,
): Promise<Lot> {
  const place = await lotPlace(actor, id);
  return withRenewedList(place, () =>
    transaction(
      async (tx) => {
        const [lot] = await lockLot(id);
        await settleClosing(actor, place, decisions, reason || null);
        await tx.update(lots).set({ status: "closed" }).where(eq(lots.id, id));
        const change = { before: { status: lot!.status }, after: { status: "closed" } };
        audit(actor, "lot.close", { type: "lot", id }, { ...change, lot: place.lotName, reason });
        hint("lots", id);
      },
      () => getLot(id),
    ),
  );
}

/**
 * Changes a lot as `changeLot` does, but refunds every booking of a lot that goes out of service
 * instead of refusing. Throws what `changeLot` throws.
 */
export async function changeLotByForce(
  actor: Actor,
  id: string,
  input: z.output<typeof lotChange>,
): Promise<void> {
  const place = await lotPlace(actor, id);
  await transaction(async () => {
    if (input.status !== undefined && input.status !== "active") {
      await lockLot(id);
      await settleClosing(actor, place, null, null);
    }
    await changeLot(actor, id, input, listLiveBookings);
  });
}
