import { and, eq, exists, gt } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { clock } from "@/lib/core/clock";
import { db, deleteBatch } from "@/lib/core/db";
import { sessions } from "../table";

/** By its earlier sessions a device is known that signs in again. */
const RETENTION_MINUTES = 180 * 24 * 60;

const newer = alias(sessions, "newer");

/**
 * Deletes a batch of the sessions that ran out half a year ago. Returns how many. The last one of a
 * person stays: the first session of an account is told to nobody, a later one on a new device is.
 */
export const sweepSessions = (): Promise<number> =>
  deleteBatch(sessions, {
    key: sessions.id,
    at: sessions.expires_at,
    before: clock.inMinutes(-RETENTION_MINUTES),
    which: exists(
      db()
        .select({ id: newer.id })
        .from(newer)
        .where(and(eq(newer.user_id, sessions.user_id), gt(newer.expires_at, sessions.expires_at))),
    ),
  });
