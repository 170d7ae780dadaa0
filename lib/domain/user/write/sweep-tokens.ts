import { lt } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { refreshTokens, wsTokens } from "../table";

const RETENTION_MINUTES = 24 * 60;

/** Deletes socket and refresh tokens that expired more than a day ago. */
export async function sweepTokens(): Promise<void> {
  const before = clock.inMinutes(-RETENTION_MINUTES);
  await db().delete(wsTokens).where(lt(wsTokens.expires_at, before));
  await db().delete(refreshTokens).where(lt(refreshTokens.expires_at, before));
}
