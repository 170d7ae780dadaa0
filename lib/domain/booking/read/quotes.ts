import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { quotes } from "../table";

export type QuoteRow = typeof quotes.$inferSelect;

/**
 * The actor's own quote while it is valid. Throws 404 for another person's quote, 410
 * `quote_expired` after ten minutes.
 */
export async function loadQuote(actor: Actor, id: string): Promise<QuoteRow> {
  const [row] = await db()
    .select()
    .from(quotes)
    .where(and(eq(quotes.id, id), eq(quotes.user_id, actor.id)));
  if (!row) throw errors.notFound();
  if (row.expires_at <= clock.now())
    throw errors.gone("quote_expired", "This price has expired. Ask for a new one.");
  return row;
}
