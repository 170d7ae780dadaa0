import { setTimeout } from "node:timers/promises";
import { eq, inArray, sql } from "drizzle-orm";
import { demoPeople, DEMO_PASSWORD } from "@/lib/auth/demo";
import { clock } from "@/lib/core/clock";
import { connect, db } from "@/lib/core/db";
import { MINUTE_MS } from "@/lib/core/duration";
import { ConfigurationError, env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { verifyPassword } from "@/lib/core/password";
import { appState } from "@/lib/domain/system/table";
import { users } from "@/lib/domain/user/table";
import { createDemoData } from "./demo/create";

const KEY = "demo_seed";
/** A run on a shared database that is not done after this time counts as cut short. */
const MAX_DURATION_MS = 3 * MINUTE_MS;
const POLL_MS = 300;

/**
 * Fills an empty database with the demo data, once. When several nodes start together, one of them
 * creates the data and the others wait for it. A run that was cut short is started again.
 */
export async function seedDemo(): Promise<void> {
  await connect();
  if (!(await claimRun())) return;
  const startedAt = performance.now();
  const offset = clock.offset();
  try {
    await createDemoData();
  } finally {
    clock.setOffset(offset);
  }
  await db().update(appState).set({ value: "done" }).where(eq(appState.key, KEY));
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  log().info({ seconds }, "demo data created");
}

/**
 * Throws `ConfigurationError` when somebody could sign in with the public password of the demo:
 * production must not start on such a database (docs/security.md S25).
 */
export async function requireNoDemoData(): Promise<void> {
  const [run] = await db().select().from(appState).where(eq(appState.key, KEY));
  if (run || (await hasDemoPassword()))
    throw new ConfigurationError(
      "the database holds demo accounts, whose password is public: use another one",
    );
}

async function hasDemoPassword(): Promise<boolean> {
  const emails = demoPeople.map(({ email }) => email);
  const found = await db()
    .select({ hash: users.password_hash })
    .from(users)
    .where(inArray(users.email, emails));
  const matches = await Promise.all(found.map(({ hash }) => verifyPassword(hash, DEMO_PASSWORD)));
  return matches.includes(true);
}

/** Whether this process has to create the data. Waits while another process creates it. */
async function claimRun(): Promise<boolean> {
  for (;;) {
    const [run] = await db().select().from(appState).where(eq(appState.key, KEY));
    if (run?.value === "done") return false;
    if (!run) {
      const hasOtherData = (await db().$count(users)) > 0;
      if (hasOtherData) return false;
      if (await startRun()) return true;
    } else if (isCutShort(run)) await discardRun();
    await setTimeout(POLL_MS);
  }
}

/** Notes that this process starts. Returns false when another process was faster. */
async function startRun(): Promise<boolean> {
  const started = await db()
    .insert(appState)
    .values({ key: KEY, value: "started", updated_at: new Date(clock.realMs()) })
    .onConflictDoNothing()
    .returning();
  return started.length > 0;
}

/** Whether a run that is not done has ended. The embedded database has one process only: ours. */
const isCutShort = (run: typeof appState.$inferSelect): boolean =>
  !env().DATABASE_URL || clock.realMs() - run.updated_at.getTime() > MAX_DURATION_MS;

async function discardRun(): Promise<void> {
  await db().execute(sql`truncate users, lots, events, idempotency_keys cascade`);
  await db().delete(appState).where(eq(appState.key, KEY));
}
