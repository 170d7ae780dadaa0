import { uniqueOrConflict } from "@/lib/core/unique";

/** Runs a change of slots. Throws 409 `duplicate_code` when the lot would have a code twice. */
export const requireUniqueCode = <T>(change: () => Promise<T>): Promise<T> =>
  uniqueOrConflict("duplicate_code", "This lot already has a slot with that code.", change);
