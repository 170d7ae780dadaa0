import { lt } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { mutes } from "../table";

/** Deletes mutes that have run out. */
export const sweepMutes = () => db().delete(mutes).where(lt(mutes.until, clock.now()));
