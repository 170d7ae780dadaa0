import { lt } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { DAY_MS } from "@/lib/core/duration";
import { caughtMessages } from "../table";

const KEPT_MS = 7 * DAY_MS;

/** Deletes caught messages after a week. */
export const sweepCaughtMessages = () =>
  db()
    .delete(caughtMessages)
    .where(lt(caughtMessages.created_at, new Date(clock.ms() - KEPT_MS)));
