/** Drizzle wraps the driver's error; this finds the PostgreSQL fields wherever they are. */
interface PgFields {
  code?: unknown;
  constraint?: unknown;
  constraint_name?: unknown;
}

function fields(error: unknown): PgFields {
  let at: unknown = error;
  for (let depth = 0; at && typeof at === "object" && depth < 5; depth += 1) {
    if ("code" in at && typeof at.code === "string") return at as PgFields;
    at = (at as { cause?: unknown }).cause;
  }
  return {};
}

/** The five-character SQLSTATE, or a driver's own code such as CONNECTION_CLOSED. */
export const pgCode = (error: unknown): string | undefined =>
  fields(error).code as string | undefined;

/** Which constraint refused; the two drivers name the field differently. */
export const pgConstraint = (error: unknown): string | undefined =>
  (fields(error).constraint_name ?? fields(error).constraint) as string | undefined;

/** The statement ran into its time limit (lib/core/db, `readWithin`). */
export const isTimeout = (error: unknown): boolean => pgCode(error) === "57014";

const away = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
]);

/** The database is away or restarting, as opposed to a statement that failed. */
export function isDatabaseAway(error: unknown): boolean {
  const code = pgCode(error) ?? "";
  return (
    away.has(code) ||
    code.startsWith("08") ||
    code.startsWith("57P") ||
    code.startsWith("53") ||
    code === "25006"
  );
}
