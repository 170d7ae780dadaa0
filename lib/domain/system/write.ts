import { eq } from "drizzle-orm";
import type { z } from "zod";
import { bus } from "@/lib/core/bus";
import { clock } from "@/lib/core/clock";
import { db, hint } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { adoptSharedSecret, newSecret } from "@/lib/core/secret";
import type { clockMove } from "./schema";
import { appState } from "./table";

const OFFSET_KEY = "clock_offset_ms";
const SECRET_KEY = "development_secret";

/**
 * Reads the offset of the test clock and follows its changes, so that all nodes and a restarted one
 * agree on the time. Does nothing unless `APP_ENV=test`. Returns a function that
 * stops following.
 */
export async function followTestClock(): Promise<() => void> {
  if (env().APP_ENV !== "test") return () => undefined;
  await readOffset();
  return bus.subscribe((hints) => void (hints.clock.size && readOffset()));
}

/**
 * Shares one secret between the nodes of a database when NEXTAUTH_SECRET is not set, so that they
 * accept each other's tokens. Does nothing in production, which requires the variable.
 */
export async function shareSecret(): Promise<void> {
  if (!env().DATABASE_URL || env().NEXTAUTH_SECRET || env().APP_ENV === "production") return;
  await db()
    .insert(appState)
    .values({ key: SECRET_KEY, value: newSecret(), updated_at: clock.now() })
    .onConflictDoNothing();
  const [row] = await db().select().from(appState).where(eq(appState.key, SECRET_KEY));
  adoptSharedSecret(String(row!.value));
}

/** Moves the test clock of all nodes by seconds or to an instant. */
export async function moveClock(move: z.output<typeof clockMove>) {
  const offset =
    move.set === undefined
      ? clock.offset() + move.advance_seconds! * 1000
      : clock.offset() + Date.parse(move.set) - clock.ms();
  const value = Math.round(offset);
  await db()
    .insert(appState)
    .values({ key: OFFSET_KEY, value, updated_at: clock.now() })
    .onConflictDoUpdate({ target: appState.key, set: { value } });
  clock.setOffset(value);
  hint("clock", "moved");
  return clockState();
}

const clockState = () => ({
  now: clock.now().toISOString(),
  offset_seconds: clock.offset() / 1000,
});

async function readOffset(): Promise<void> {
  const [row] = await db().select().from(appState).where(eq(appState.key, OFFSET_KEY));
  if (typeof row?.value === "number") clock.setOffset(row.value);
}
