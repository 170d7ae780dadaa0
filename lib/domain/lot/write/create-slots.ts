import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { toMinor } from "@/lib/core/money";
import { audit } from "@/lib/domain/audit/write";
import { loadManagedLot } from "../read";
import { byCode } from "../rules";
import type { newSlots } from "../schema";
import { slots } from "../table";
import { requireUniqueCode } from "../steps/require-unique-code";

/**
 * Adds slots to a lot: all of them or none. A slot without a rate gets the lot's. Returns the ids
 * of the new slots in the same order. Throws 404 for another owner's lot, 409 `duplicate_code`.
 */
export const createSlots = (
  actor: Actor,
  lotId: string,
  input: z.output<typeof newSlots>,
): Promise<string[]> =>
  requireUniqueCode(() =>
    transaction(async (tx) => {
      const lot = await loadManagedLot(actor, lotId);
      const added = input.slots.map(({ hourly_rate, ...fields }) => ({
        ...fields,
        hourly_rate: hourly_rate ? toMinor(hourly_rate) : lot.hourly_rate,
      }));
      const created = await tx
        .insert(slots)
        .values(added.map((slot) => ({ ...slot, lot_id: lotId })))
        .returning({ id: slots.id });
      audit(
        actor,
        "slots.create",
        { type: "lot", id: lotId },
        { lot: lot.name, after: byCode(added) },
      );
      hint("lots", lotId);
      return created.map((row) => row.id);
    }),
  );
