import { sql } from "drizzle-orm";
import { rows } from "@/lib/core/db";
import { events } from "./table";

/** How many events wait for their notifications, and how many of them were set aside. */
export async function countOpenEvents(): Promise<{ waiting: number; set_aside: number }> {
  const [counted] = await rows<{ waiting: number; set_aside: number }>(sql`
    select count(*)::int as waiting, count(retry_at)::int as set_aside
    from ${events} where dispatched_at is null`);
  return counted!;
}
