import { sql, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { occupying } from "../schema";

// Written out, not as parameters: only constants let the planner use the constraint's partial index.
const list = sql.raw(occupying.map((status) => `'${status}'`).join(", "));

/**
 * Rows of `bookings b` that really occupy their slot now: overdue holds and ended bookings do not count, even before
 * the sweep has ended them (data.md I2).
 */
export function isLive(): SQL {
  const now = clock.now().toISOString();
  return sql`b.status in (${list}) and not (b.status in ('held', 'pending_payment', 'requested') and b.hold_until <= ${now})
    and not (b.status in ('active', 'confirmed') and b.end_time <= ${now})`;
}

export const overlaps = (from: Date, to: Date): SQL =>
  sql`b.period && tstzrange(${from.toISOString()}, ${to.toISOString()}, '[)')`;
