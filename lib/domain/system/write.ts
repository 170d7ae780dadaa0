import { eq } from "drizzle-orm";
import type { z } from "zod";
import { bus } from "@/lib/core/bus";
import { clock } from "@/lib/core/clock";
import { db, hint } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { newSecret, takeSharedSecret } from "@/lib/core/secret";
import { appState } from "@/lib/http/table";
import type { clockMove } from "./schema";

const KEY = "clock_offset_ms";
const SECRET_KEY = "development_secret";

/** Takes over the test clock that was set before, by another node or before a restart, and follows its moves. */
export async function followTestClock(): Promise<void> {
  if (env().APP_ENV !== "test") return;
  await readOffset();
  bus.subscribe((hints) => void (hints.clock.size && readOffset()));
}

/** Nodes on one database accept each other's tokens also where no NEXTAUTH_SECRET is set; production insists on one. */
export async function shareSecret(): Promise<void> {
  if (!env().DATABASE_URL || env().NEXTAUTH_SECRET || env().APP_ENV === "production") return;
  await db()
    .insert(appState)
    .values({ key: SECRET_KEY, value: newSecret(), updated_at: clock.now() })
    .onConflictDoNothing();
  const [row] = await db().select().from(appState).where(eq(appState.key, SECRET_KEY));
  takeSharedSecret(String(row!.value));
}

/** Moves the one clock of all nodes. */
export async function moveClock(move: z.output<typeof clockMove>) {
  const offset =
    move.set === undefined
      ? clock.offset() + move.advance_seconds! * 1000
      : clock.offset() + Date.parse(move.set) - clock.ms();
  const value = Math.round(offset);
  await db()
    .insert(appState)
    .values({ key: KEY, value, updated_at: clock.now() })
    .onConflictDoUpdate({ target: appState.key, set: { value } });
  clock.setOffset(value);
  hint("clock", "moved");
  return clockState();
}

export const clockState = () => ({
  now: clock.now().toISOString(),
  offset_seconds: clock.offset() / 1000,
});

async function readOffset(): Promise<void> {
  const [row] = await db().select().from(appState).where(eq(appState.key, KEY));
  if (typeof row?.value === "number") clock.setOffset(row.value);
}
