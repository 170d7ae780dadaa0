import { and, asc, count, eq, gte, inArray, or } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { loadBookings, toWire, type FullBooking } from "@/lib/domain/booking/read/bookings";
import { bookings } from "@/lib/domain/booking/table";
import { lots } from "@/lib/domain/lot/table";
import { lotsWithin } from "@/lib/domain/staff/read";
import { fullName } from "@/lib/domain/user/read";
import type { queue, QueueItem } from "../schema";

const RECENT_MS = 10 * 60_000;
const MAX_ROWS = 200;

/**
 * Everything that waits for a decision, oldest first, and what was decided in the last ten minutes, so that a row
 * closes before everybody's eyes instead of vanishing (N5).
 */
export async function getQueue(actor: Actor): Promise<z.infer<typeof queue>> {
  const recent = new Date(clock.ms() - RECENT_MS);
  const found = await db()
    .select({ id: bookings.id })
    .from(bookings)
    .where(
      or(
        inArray(bookings.status, ["pending_payment", "requested"]),
        gte(bookings.decided_at, recent),
      ),
    )
    .orderBy(asc(bookings.created_at))
    .limit(MAX_ROWS);
  const full = new Map(
    (await loadBookings(found.map((row) => row.id))).map((one) => [one.booking.id, one]),
  );
  const items = found.flatMap(({ id }) => (full.has(id) ? [itemOf(full.get(id)!, actor)] : []));
  const open = (kind: QueueItem["kind"]) =>
    items.filter((item) => item.kind === kind && !item.resolved).length;
  return {
    open: { cash: open("cash"), requests: open("request") },
    results: items,
    server_time: clock.now().toISOString(),
  };
}

function itemOf(full: FullBooking, actor: Actor): QueueItem {
  const { booking, driver } = full;
  const waitsFor =
    booking.status === "pending_payment"
      ? ("cash" as const)
      : booking.status === "requested"
        ? ("request" as const)
        : null;
  const { decision, decided_at } = booking;
  return {
    id: booking.id,
    kind: waitsFor ?? decision!.kind,
    booking: toWire(full, actor),
    payment_id: booking.payment?.id ?? null,
    asked_at: booking.created_at.toISOString(),
    driver_name: fullName(driver),
    resolved: waitsFor
      ? null
      : { by: decision!.by, at: decided_at!.toISOString(), outcome: decision!.outcome },
  };
}

/** How many wait: for an owner on own lots, for admins altogether. */
export async function countOpen(kind: "cash" | "requests", actor: Actor): Promise<number> {
  const status = kind === "cash" ? ("pending_payment" as const) : ("requested" as const);
  const [open] = await db()
    .select({ n: count() })
    .from(bookings)
    .innerJoin(lots, eq(lots.id, bookings.lot_id))
    .where(and(eq(bookings.status, status), lotsWithin(actor)));
  return open!.n;
}
