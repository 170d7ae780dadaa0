import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, statement } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import type { LotRow } from "@/lib/domain/lot/read";
import { lots } from "@/lib/domain/lot/table";
import { quotes } from "../table";

export type QuoteRow = typeof quotes.$inferSelect;

/**
 * The actor's own quote while it is valid, and its lot. Throws 404 for another person's quote or a
 * deleted lot, 410 `quote_expired` after ten minutes.
 */
export async function loadQuote(
  actor: Actor,
  id: string,
): Promise<{ quote: QuoteRow; lot: LotRow }> {
  const [found] = await quoteOf({ id, user: actor.id });
  if (!found) throw errors.notFound();
  if (found.quote.expires_at <= clock.now())
    throw errors.gone("quote_expired", "This price has expired. Ask for a new one.");
  return found;
}

const quoteOf = statement(({ id, user }: { id: string; user: string }) =>
  db()
    .select({ quote: quotes, lot: lots })
    .from(quotes)
    .innerJoin(lots, and(eq(lots.id, quotes.lot_id), isNull(lots.deleted_at)))
    .where(and(eq(quotes.id, id), eq(quotes.user_id, user))),
);
