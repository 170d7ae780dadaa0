import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, rows } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { toDecimal } from "@/lib/core/money";
import { loadLot, loadSlot, type LotRow, type SlotRow } from "@/lib/domain/lot/read";
import { getVehicle } from "@/lib/domain/vehicle/read";
import { alternativesTo, findFreeSlots } from "../read/slots";
import { isLive, overlaps } from "../read/live";
import { periodOf, priceOf, termsOf, totalOf, type Period } from "../rules";
import type { Quote, quoteRequest } from "../schema";
import { quotes } from "../table";

const QUOTE_MINUTES = 10;
export type QuoteRow = typeof quotes.$inferSelect;

/** Promises a price for ten minutes. Throws 422 for a time range that the rules refuse, 409 for a closed lot. */
export async function quoteBooking(
  actor: Actor,
  input: z.output<typeof quoteRequest>,
): Promise<Quote> {
  const slot = input.slot ? await loadSlot(input.slot) : null;
  const lot = await loadLot(slot?.lot_id ?? input.lot!);
  if (slot && input.lot && slot.lot_id !== input.lot)
    throw errors.refused("other_lot", "This slot belongs to another lot.");
  refuseClosed(lot, slot);
  const vehicleType = input.vehicle_id
    ? (await getVehicle(actor, input.vehicle_id)).type
    : (input.vehicle_type ?? null);
  const period = allowedPeriod(input, lot);
  const wanted = {
    lotId: lot.id,
    from: period.start,
    to: period.end,
    minutes: period.minutes,
    vehicleType: slot?.vehicle_type ?? vehicleType,
  };
  const chosen =
    slot ??
    (await findFreeSlots({ ...wanted, limit: 1 })).find((free) => free.lot_id === lot.id) ??
    null;
  const conflicts = slot ? await conflictsOf(actor, slot.id, period) : [];
  const alternatives =
    conflicts.length || !chosen
      ? await alternativesTo({ ...wanted, exceptSlot: slot?.id ?? null })
      : [];
  const row = await storeQuote(actor, {
    lot,
    slot: chosen,
    rate: chosen?.hourly_rate ?? lot.hourly_rate,
    period,
    discount: 0,
    vehicleType,
  });
  return toWire(row, lot, chosen, { conflicts, alternatives });
}

export function refuseClosed(lot: LotRow, slot: SlotRow | null): void {
  if (lot.status !== "active")
    throw errors.conflict("lot_closed", `${lot.name} is not open for bookings.`);
  if (slot?.status === "maintenance")
    throw errors.conflict("slot_closed", `Slot ${slot.code} is closed for maintenance.`);
}

function allowedPeriod(input: z.output<typeof quoteRequest>, lot: LotRow): Period {
  const requested = {
    start: input.start_time ? new Date(input.start_time) : undefined,
    end: input.end_time ? new Date(input.end_time) : undefined,
    minutes: input.minutes,
  };
  const period = periodOf(requested, clock.now(), lot.max_stay_minutes);
  if ("code" in period) throw errors.refused(period.code, period.detail);
  return period;
}

interface PriceTerms {
  lot: LotRow;
  slot: SlotRow | null;
  rate: number;
  period: Period;
  discount: number;
  vehicleType: QuoteRow["vehicle_type"];
}

/** Keeps a price for one person. */
export async function storeQuote(
  actor: Actor,
  { lot, slot, rate, period, discount, vehicleType }: PriceTerms,
): Promise<QuoteRow> {
  const lines = priceOf(period.minutes, rate, lot.currency, discount);
  const [row] = await db()
    .insert(quotes)
    .values({
      user_id: actor.id,
      lot_id: lot.id,
      slot_id: slot?.id ?? null,
      vehicle_type: vehicleType,
      start_time: period.start,
      end_time: period.end,
      minutes: period.minutes,
      hourly_rate: rate,
      starts_now: period.startsNow,
      lines,
      amount: totalOf(lines),
      currency: lot.currency,
      expires_at: clock.inMinutes(QUOTE_MINUTES),
    })
    .returning();
  return row!;
}

/** The actor's own quote while it is valid. Throws 404, or 410 after ten minutes. */
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

/** Who is in the way; the asker's own hold is not, a new one lets it go. */
async function conflictsOf(
  actor: Actor,
  slotId: string,
  period: Period,
): Promise<Quote["conflicts"]> {
  const found = await rows<{ start_ms: number; end_ms: number }>(sql`
    select (extract(epoch from b.start_time) * 1000)::float8 as start_ms, (extract(epoch from b.end_time) * 1000)::float8 as end_ms
    from bookings b where b.slot_id = ${slotId} and not (b.status = 'held' and b.driver_id = ${actor.id}) and ${isLive()} and ${overlaps(period.start, period.end)} order by b.start_time limit 20`);
  return found.map((row) => ({
    start_time: new Date(row.start_ms).toISOString(),
    end_time: new Date(row.end_ms).toISOString(),
  }));
}

function toWire(
  row: QuoteRow,
  lot: LotRow,
  slot: SlotRow | null,
  found: Pick<Quote, "conflicts" | "alternatives">,
): Quote {
  return {
    quote_id: row.id,
    expires_at: row.expires_at.toISOString(),
    lot: lot.id,
    slot: slot?.id ?? null,
    slot_code: slot?.code ?? null,
    start_time: row.start_time.toISOString(),
    end_time: row.end_time.toISOString(),
    minutes: row.minutes,
    lines: row.lines.map((line) => ({ label: line.label, amount: toDecimal(line.amount) })),
    total: toDecimal(row.amount),
    currency: row.currency,
    policy: termsOf(
      lot,
      toDecimal(slot?.hourly_rate ?? lot.hourly_rate),
      row.start_time,
      clock.now(),
    ),
    ...found,
  };
}
