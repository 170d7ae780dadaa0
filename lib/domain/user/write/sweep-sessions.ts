import { clock } from "@/lib/core/clock";
import { deleteBatch } from "@/lib/core/db";
import { sessions } from "../table";

/** By its earlier sessions a device is known that signs in again. */
const RETENTION_MINUTES = 180 * 24 * 60;

/** Deletes a batch of the sessions that ran out half a year ago. Returns how many. */
export const sweepSessions = (): Promise<number> =>
  deleteBatch(sessions, {
    key: sessions.id,
    at: sessions.expires_at,
    before: clock.inMinutes(-RETENTION_MINUTES),
  });
