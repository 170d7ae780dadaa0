import { errors } from "./errors";
import { pgCode } from "./pg-error";

/** Runs a write; one that breaks a unique constraint becomes 409 with this code and text. */
export async function uniqueOr<T>(
  code: string,
  detail: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (pgCode(error) === "23505") throw errors.conflict(code, detail);
    throw error;
  }
}
