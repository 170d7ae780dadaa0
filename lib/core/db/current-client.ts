import type { PgSession } from "drizzle-orm/pg-core";
import type { Database } from "./types";

/** Drizzle's session of a database or a transaction. */
export const sessionOf = (database: Database) => database._.session as PgSession;

/**
 * A client for statements that are built once: each call of `method`, the one by which Drizzle
 * sends statements, goes on to the client of the database that is current then.
 */
export const currentClient = <Method extends string>(method: Method, current: () => Database) =>
  ({
    [method]: (...input: unknown[]) => clientOf(current())[method]!(...input),
  }) as Record<Method, (...input: unknown[]) => unknown>;

const clientOf = (database: Database) =>
  (sessionOf(database) as unknown as { client: Record<string, (...input: unknown[]) => unknown> })
    .client;
