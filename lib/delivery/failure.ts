import { pgCode } from "@/lib/core/pg-error";

/** Classes of SQLSTATE for values that a table or a type refuses. */
const DATA_FAULTS = ["22", "23"];

/**
 * Whether the same event would fail again: its values are refused, or the code that expands it
 * throws. Every other error comes from the database or is temporary, and no event causes it.
 */
export function isEventsFault(error: unknown): boolean {
  const code = pgCode(error);
  return code === undefined || DATA_FAULTS.some((prefix) => code.startsWith(prefix));
}
