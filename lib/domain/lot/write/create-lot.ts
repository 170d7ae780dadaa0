import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { toMinor } from "@/lib/core/money";
import { audit } from "@/lib/domain/audit/write";
import { usualVat } from "../rules";
import type { newLot } from "../schema";
import { lots } from "../table";

/** Opens a lot that the actor owns. Returns its id. */
export const createLot = (actor: Actor, input: z.output<typeof newLot>): Promise<string> =>
  transaction(async (tx) => {
    const { hourly_rate, policy, ...fields } = input;
    const values = {
      ...fields,
      vat_percent: usualVat(input.currency),
      ...policy,
      hourly_rate: toMinor(hourly_rate),
    };
    const [row] = await tx
      .insert(lots)
      .values({ ...values, owner_id: actor.id })
      .returning({ id: lots.id });
    audit(actor, "lot.create", { type: "lot", id: row!.id }, { after: values });
    return row!.id;
  });
