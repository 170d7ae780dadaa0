import { lt } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { DAY_MS } from "@/lib/core/duration";
import { sandboxCharges } from "../table";

/** Longer than a booking can be made ahead: until its start its charge may be paid back. */
const CHARGES_KEPT_MS = 400 * DAY_MS;

/** Deletes the card sandbox's records of charges that nothing can refer to any more. */
export const sweepCharges = async (): Promise<void> =>
  void (await db()
    .delete(sandboxCharges)
    .where(lt(sandboxCharges.created_at, new Date(clock.ms() - CHARGES_KEPT_MS))));
