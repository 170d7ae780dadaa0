import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { insertRow } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { toDecimal } from "@/lib/core/money";
import { loadLot, loadSlot, type LotRow, type SlotRow } from "@/lib/domain/lot/read";
import { getVehicle } from "@/lib/domain/vehicle/read";
import { conflictsOf } from "../read/conflicts";
import type { QuoteRow } from "../read/quotes";
import { alternativesTo, findFreeSlots, type FreeSlotSearch } from "../read/slots";
import { requireOpen, requireOpenDuring } from "../steps/require-open";
import { periodOf, type Period, type RequestedPeriod } from "../rules/period";
import { priceOf, termsOf, totalOf } from "../rules/price";
import type { Quote, quoteRequest } from "../schema";
import { quotes } from "../table";

const QUOTE_MINUTES = 10;
type QuoteInput = z.output<typeof quoteRequest>;

/**
 * Promises a price for ten minutes, for a slot or for any free slot of a lot, and lists when the
 * wanted slot is taken and which slots are free instead. Throws 404 for an unknown lot, slot or
 * vehicle, 422 for a time range that the rules refuse, 409 for a closed lot or slot.
 */
export async function quoteBooking(actor: Actor, input: QuoteInput): Promise<Quote> {
  const { lot, slot } = await loadPlace(input);
  const period = requirePeriod(requestedPeriodOf(input), lot);
  const vehicleType = await vehicleTypeOf(actor, input);
  const search = {
    lotId: lot.id,
    from: period.start,
    to: period.end,
    minutes: period.minutes,
    vehicleType: slot?.vehicle_type ?? vehicleType,
  };
  const offer = slot
    ? { slot, conflicts: await conflictsOf(actor, slot.id, period) }
    : { slot: await firstFreeSlot(search), conflicts: [] };
  const isFree = offer.slot !== null && offer.conflicts.length === 0;
  const alternatives = isFree
    ? []
    : await alternativesTo({ ...search, exceptSlot: slot?.id ?? null });
  const rate = (offer.slot ?? lot).hourly_rate;
  const row = await storeQuote(actor, { lot, slot: offer.slot, rate, period, vehicleType });
  return toWire(row, { lot, slot: offer.slot, rate }, { ...offer, alternatives });
}

const requestedPeriodOf = (input: QuoteInput): RequestedPeriod => ({
  start: input.start_time ? new Date(input.start_time) : undefined,
  end: input.end_time ? new Date(input.end_time) : undefined,
  minutes: input.minutes,
});

/** The time range that a driver asks for. Throws 422 with the code of the rule that refuses it. */
export function requirePeriod(
  requested: RequestedPeriod,
  lot: Pick<LotRow, "max_stay_minutes" | "opening_hours" | "timezone">,
): Period {
  const period = periodOf(requested, clock.now(), lot.max_stay_minutes);
  if ("code" in period) throw errors.refused(period.code, period.detail);
  requireOpenDuring(lot, period);
  return period;
}

interface NewQuote {
  lot: LotRow;
  slot: SlotRow | null;
  /** Minor units per hour. */
  rate: number;
  period: Period;
  discountPercent?: number;
  vehicleType: QuoteRow["vehicle_type"];
  /** The booking that it extends. */
  bookingId?: string;
}

/** Stores a price that is promised to one person. */
export function storeQuote(actor: Actor, quote: NewQuote): Promise<QuoteRow> {
  const { lot, slot, rate, period } = quote;
  const lines = priceOf(period.minutes, rate, lot.currency, quote.discountPercent);
  return insertRow(quotes, {
    user_id: actor.id,
    lot_id: lot.id,
    slot_id: slot?.id ?? null,
    vehicle_type: quote.vehicleType,
    booking_id: quote.bookingId ?? null,
    start_time: period.start,
    end_time: period.end,
    minutes: period.minutes,
    hourly_rate: rate,
    starts_now: period.startsNow,
    lines,
    amount: totalOf(lines),
    currency: lot.currency,
    expires_at: clock.inMinutes(QUOTE_MINUTES),
  });
}

async function loadPlace(input: QuoteInput): Promise<{ lot: LotRow; slot: SlotRow | null }> {
  const slot = input.slot ? await loadSlot(input.slot) : null;
  const lot = await loadLot(slot?.lot_id ?? input.lot!);
  if (slot && input.lot && slot.lot_id !== input.lot)
    throw errors.refused("other_lot", "This slot belongs to another lot.");
  requireOpen(lot, slot);
  return { lot, slot };
}

const vehicleTypeOf = async (actor: Actor, input: QuoteInput): Promise<QuoteRow["vehicle_type"]> =>
  input.vehicle_id
    ? (await getVehicle(actor, input.vehicle_id)).type
    : (input.vehicle_type ?? null);

/** The cheapest free slot of the lot itself. */
async function firstFreeSlot(search: Omit<FreeSlotSearch, "limit">): Promise<SlotRow | null> {
  const [free] = await findFreeSlots({ ...search, limit: 1 });
  return free?.lot_id === search.lotId ? free : null;
}

function toWire(
  row: QuoteRow,
  { lot, slot, rate }: { lot: LotRow; slot: SlotRow | null; rate: number },
  { conflicts, alternatives }: Pick<Quote, "conflicts" | "alternatives">,
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
    policy: termsOf(lot, toDecimal(rate), row.start_time, clock.now()),
    conflicts,
    alternatives,
  };
}
