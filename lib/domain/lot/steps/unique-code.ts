import { uniqueOr } from "@/lib/core/unique";

/** Runs a change of slots. Throws 409 `duplicate_code` when the lot would have a code twice. */
export const uniqueCode = <T>(change: () => Promise<T>): Promise<T> =>
  uniqueOr("duplicate_code", "This lot already has a slot with that code.", change);
