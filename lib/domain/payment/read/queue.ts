import { and, asc, count, eq, gte, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { loadBookings, toWire } from "@/lib/domain/booking/read/bookings";
import { bookings } from "@/lib/domain/booking/table";
import { lots } from "@/lib/domain/lot/table";
import { lotsWithin } from "@/lib/domain/staff/read";
import type { queue, QueueItem, resolution } from "../schema";
import { payments } from "../table";

const RECENT_MS = 10 * 60_000;
const MAX_ROWS = 200;
type Resolution = z.infer<typeof resolution>;

/**
 * Everything that waits for a decision, oldest first, and what was decided in the last ten minutes, so that a row
 * closes before everybody's eyes instead of vanishing (N5).
 */
export async function getQueue(actor: Actor): Promise<z.infer<typeof queue>> {
  const recent = new Date(clock.ms() - RECENT_MS);
  const found = await db().select({ id: bookings.id, payment: payments }).from(bookings).innerJoin(payments, eq(payments.booking_id, bookings.id)).where(sql`
    ${inArray(bookings.status, ["pending_payment", "requested"])} or (${and(gte(bookings.updated_at, recent), eq(payments.method, "cash"), gte(payments.decided_at, recent))})
  `).orderBy(asc(bookings.created_at)).limit(MAX_ROWS);
  const full = new Map((await loadBookings(found.map((row) => row.id))).map((one) => [one.booking.id, one]));
  const items = found.flatMap(({ id, payment }): QueueItem[] => {
    const one = full.get(id);
    if (!one) return [];
    const kind = one.booking.status === "requested" ? "request" as const : "cash" as const;
    return [{
      id, kind, booking: toWire(one, actor), payment_id: payment.id, asked_at: one.booking.created_at.toISOString(), driver_name: one.driver.first_name,
      resolved: resolutionOf(one.booking.status, payment),
    }];
  });
  const open = (kind: QueueItem["kind"]) => items.filter((item) => item.kind === kind && !item.resolved).length;
  return { open: { cash: open("cash"), requests: open("request") }, results: items, server_time: clock.now().toISOString() };
}

function resolutionOf(status: string, payment: typeof payments.$inferSelect): Resolution | null {
  if (status === "pending_payment" || status === "requested") return null;
  const outcomes: Record<string, Resolution["outcome"]> = { succeeded: "verified", refunded: "verified", declined: "declined", cancelled: "released" };
  return { by: payment.decided_by_name ?? "Parkmate", at: (payment.decided_at ?? payment.created_at).toISOString(), outcome: outcomes[payment.status] ?? "cancelled" };
}

/** How many wait: for an owner on own lots, for admins altogether. */
export async function countOpen(kind: "cash" | "requests", actor: Actor): Promise<number> {
  const status = kind === "cash" ? "pending_payment" as const : "requested" as const;
  const [open] = await db().select({ n: count() }).from(bookings).innerJoin(lots, eq(lots.id, bookings.lot_id)).where(and(eq(bookings.status, status), lotsWithin(actor)));
  return open!.n;
}
