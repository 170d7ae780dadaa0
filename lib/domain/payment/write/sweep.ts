import { clock } from "@/lib/core/clock";
import { deleteBatch } from "@/lib/core/db";
import { DAY_MS } from "@/lib/core/duration";
import { sandboxCharges } from "../table";

/** Longer than a booking can be made ahead: until its start its charge may be paid back. */
const CHARGES_KEPT_MS = 400 * DAY_MS;

/** Deletes a batch of the sandbox's charges that nothing can refer to. Returns how many. */
export const sweepCharges = (): Promise<number> =>
  deleteBatch(sandboxCharges, {
    key: sandboxCharges.key,
    at: sandboxCharges.created_at,
    before: new Date(clock.ms() - CHARGES_KEPT_MS),
  });
