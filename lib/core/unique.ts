import { errors } from "./errors";
import { pgCode, SQLSTATE } from "./pg-error";

/** Runs a write. Throws 409 with `code` and `detail` when it breaks a unique constraint. */
export async function uniqueOrConflict<T>(
  code: string,
  detail: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (pgCode(error) === SQLSTATE.uniqueViolation) throw errors.conflict(code, detail);
    throw error;
  }
}
