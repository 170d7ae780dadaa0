/** The error codes of PostgreSQL that this code reacts to. */
export const SQLSTATE = {
  uniqueViolation: "23505",
  exclusionViolation: "23P01",
  readOnlyTransaction: "25006",
  serializationFailure: "40001",
  deadlockDetected: "40P01",
  lockNotAvailable: "55P03",
  queryCanceled: "57014",
} as const;

/** Prefixes of the codes for a server that is unreachable, shutting down or out of resources. */
const unavailablePrefixes = ["08", "53", "57P"];
/** Codes of the driver and of the network for a lost or refused connection. */
const connectionCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
]);
const MAX_CAUSES = 5;

interface PgFields {
  code?: string;
  constraint?: string;
  constraint_name?: string;
}

/** Drizzle wraps the driver's error; the fields of PostgreSQL are in one of its causes. */
function pgFieldsOf(error: unknown): PgFields {
  let at: unknown = error;
  for (let depth = 0; at && typeof at === "object" && depth < MAX_CAUSES; depth += 1) {
    if ("code" in at && typeof at.code === "string") return at as PgFields;
    at = (at as { cause?: unknown }).cause;
  }
  return {};
}

/** The five-character SQLSTATE, or a driver's own code such as CONNECTION_CLOSED. */
export const pgCode = (error: unknown): string | undefined => pgFieldsOf(error).code;

/** The name of the violated constraint; the two drivers name the field differently. */
export const pgConstraint = (error: unknown): string | undefined =>
  pgFieldsOf(error).constraint_name ?? pgFieldsOf(error).constraint;

/** The statement ran into its time limit (`readWithin`). */
export const isTimeout = (error: unknown): boolean => pgCode(error) === SQLSTATE.queryCanceled;

/** The database is unreachable or restarting, as opposed to a statement that failed. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = pgCode(error) ?? "";
  return (
    connectionCodes.has(code) ||
    code === SQLSTATE.readOnlyTransaction ||
    unavailablePrefixes.some((prefix) => code.startsWith(prefix))
  );
}
