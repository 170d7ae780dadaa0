import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, statement } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { lotColumns, type LotRow } from "@/lib/domain/lot/read";
import { lots } from "@/lib/domain/lot/table";
import { quotes } from "../table";
import { occupies } from "./live";

export type QuoteRow = typeof quotes.$inferSelect;

interface ValidQuote {
  quote: QuoteRow;
  lot: LotRow;
  /** Whether another person has the slot of the quote already; false for a quote of a lot. */
  isTaken: boolean;
}

/**
 * The actor's own quote while it is valid, and its lot. Throws 404 for another person's quote or a
 * deleted lot, 410 `quote_expired` after ten minutes.
 */
export async function loadQuote(actor: Actor, id: string): Promise<ValidQuote> {
  const [found] = await quoteOf({ id, user: actor.id, now: clock.now().toISOString() });
  if (!found) throw errors.notFound();
  requireValid(found.quote);
  return found;
}

const quoteOf = statement(({ id, user, now }: { id: string; user: string; now: string }) =>
  db()
    .select({ quote: quotes, lot: lotColumns, isTaken: isQuotedSlotTaken(user, now) })
    .from(quotes)
    .innerJoin(lots, and(eq(lots.id, quotes.lot_id), isNull(lots.deleted_at)))
    .where(and(eq(quotes.id, id), eq(quotes.user_id, user), isNull(quotes.booking_id))),
);

/**
 * The actor's own price of an extension of this booking while it is valid. Throws 404 for another
 * person's or booking's, 410 `quote_expired` after ten minutes.
 */
export async function loadExtensionQuote(
  actor: Actor,
  id: string,
  bookingId: string,
): Promise<QuoteRow> {
  const [quote] = await db()
    .select()
    .from(quotes)
    .where(and(eq(quotes.id, id), eq(quotes.user_id, actor.id), eq(quotes.booking_id, bookingId)));
  if (!quote) throw errors.notFound();
  requireValid(quote);
  return quote;
}

function requireValid(quote: QuoteRow): void {
  if (quote.expires_at <= clock.now())
    throw errors.gone("quote_expired", "This price has expired. Ask for a new one.");
}

const isQuotedSlotTaken = (user: string, now: string) => sql<boolean>`exists (
  select 1 from bookings b
  where b.slot_id = ${quotes.slot_id} and b.driver_id <> ${user}
    and ${occupies(quotes.start_time, quotes.end_time, now)})`;
