import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { toMinor } from "@/lib/core/money";
import type { newLot } from "../schema";
import { lots } from "../table";

/** Opens a lot that the actor owns. Returns its id. */
export async function createLot(actor: Actor, input: z.output<typeof newLot>): Promise<string> {
  const { hourly_rate, ...fields } = input;
  const [row] = await db()
    .insert(lots)
    .values({ ...fields, hourly_rate: toMinor(hourly_rate), owner_id: actor.id })
    .returning({ id: lots.id });
  return row!.id;
}
