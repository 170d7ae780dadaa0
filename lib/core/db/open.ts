import { join, resolve } from "node:path";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/postgres-js";
import { migrate as migratePostgres } from "drizzle-orm/postgres-js/migrator";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import postgres, { type Sql } from "postgres";
import { bus, decodeHints } from "../bus";
import { env } from "../env";
import { newId } from "../id";
import { log } from "../log";
import { Breaker } from "./breaker";
import { ChangeCount } from "./change-count";
import { corkedSockets } from "./corked-socket";
import { collectHints } from "./collect-hints";
import { currentClient } from "./current-client";
import { lockFolder } from "./embedded-lock";
import { prepareStatements } from "./prepare-statements";
import type { Database, OpenDatabase } from "./types";
import { watchPostgres } from "./watch-postgres";

/** An empty, migrated database, made by the build. */
const initialFolder = resolve("dist/initial-database");
const migrationsFolder = resolve("drizzle/migrations");
/** The channel of LISTEN and NOTIFY between nodes. */
const CHANNEL = "parkmate";
/** An arbitrary number, which no other program on this database may use as an advisory lock. */
const MIGRATION_LOCK = 7_275_614;
/** Before a connection is tried again; the driver's own pause grows to 20 s. */
const RETRY_PAUSE_S = 0.1;
const REFUSAL_PAUSE_S = 0.01;

/** Opens and migrates PostgreSQL at `DATABASE_URL`, or else the embedded database. */
export const openDatabase = (): Promise<OpenDatabase> => {
  const url = env().DATABASE_URL;
  return url ? openPostgres(url) : openEmbedded(resolve(env().PARKMATE_DATA_DIR));
};

/** An embedded database in memory, for tests: empty but migrated, or restored from a dump. */
export async function openInMemory(dump?: Blob) {
  const client = await PGlite.create({
    extensions: { btree_gist },
    ...(dump ? { loadDataDir: dump } : {}),
  });
  const database = await embeddedDatabase(client, { isMigrated: dump !== undefined });
  return { client, ...database, close: () => client.close() };
}

async function openEmbedded(folder: string): Promise<OpenDatabase> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  const data = join(folder, "pg");
  if (process.env.NODE_ENV === "production" && !existsSync(data)) copyInitialDatabase(data);
  const client = await PGlite.create(data, { extensions: { btree_gist } });
  return {
    ...(await embeddedDatabase(client)),
    close: async () => {
      await client.close();
      await unlock();
    },
  };
}

/** Puts the build's database in place, wholly or not at all. Without one PGlite makes its own. */
function copyInitialDatabase(data: string): void {
  if (!existsSync(initialFolder)) return;
  const copy = `${data}.new`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(initialFolder, copy, { recursive: true });
  renameSync(copy, data);
}

/** Makes the database that new data folders begin with, wholly or not at all. */
export async function makeInitialDatabase(): Promise<void> {
  const made = `${initialFolder}.new`;
  for (const folder of [made, initialFolder]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  const client = await PGlite.create(made, { extensions: { btree_gist } });
  await embeddedDatabase(client);
  await client.close();
  renameSync(made, initialFolder);
}

async function embeddedDatabase(client: PGlite, { isMigrated = false } = {}) {
  const logger = new ChangeCount();
  const db = drizzlePglite(client, { logger });
  if (!isMigrated) await migratePglite(db, { migrationsFolder });
  return {
    db: db as unknown as Database,
    statementsOf: (current: () => Database) =>
      drizzlePglite({
        client: currentClient("query", current) as unknown as PGlite,
        logger,
      }) as unknown as Database,
    changes: () => logger.count,
  };
}

/** What the driver's types lack. */
interface DriverOptions {
  max_pipeline: number;
  socket: ReturnType<typeof corkedSockets>;
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  const breaker = new Breaker();
  const options: postgres.Options<Record<string, never>> & DriverOptions = {
    max: 20,
    socket: corkedSockets(breaker),
    // At its limit the driver sends BEGIN without reserving the connection, so that statements of
    // others run inside that transaction (porsager/postgres#1189). No connection reaches this
    // limit.
    max_pipeline: 100_000,
    idle_timeout: 30,
    connect_timeout: 5,
    backoff: () => (breaker.isOpen ? REFUSAL_PAUSE_S : RETRY_PAUSE_S),
    onnotice: () => undefined,
    connection: { application_name: "parkmate" },
  };
  const client = postgres(url, options);
  await migrateAlone(url);
  const node = newId();
  await client.listen(CHANNEL, (message) => {
    const space = message.indexOf(" ");
    if (message.slice(0, space) !== node) bus.publish(decodeHints(message.slice(space + 1)));
  });
  const watch = watchPostgres(url, breaker);
  return {
    db: drizzlePostgres(prepareStatements(client)) as unknown as Database,
    statementsOf: (current) =>
      drizzlePostgres({
        client: { ...currentClient("unsafe", current), options: client.options } as unknown as Sql,
      }),
    notify: collectHints((hints) => {
      client
        .notify(CHANNEL, `${node} ${hints}`)
        .catch((error: unknown) => log().warn({ err: error }, "hint to the other nodes failed"));
    }),
    close: async () => {
      await watch.stop();
      await client.end({ timeout: 1 });
    },
  };
}

/** Migrates under an advisory lock, so that nodes which start together take turns. */
async function migrateAlone(url: string): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migratePostgres(drizzlePostgres(client), { migrationsFolder });
  } finally {
    await client.end({ timeout: 5 });
  }
}
