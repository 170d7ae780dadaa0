import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { MINUTE_MS } from "@/lib/core/duration";
import { toDecimal } from "@/lib/core/money";
import { extensionCashDeadline } from "../rules/extension";
import { findExtensionLimit, requireExtendable, requireWithin } from "../read/extension";
import { loadBooking, type FullBooking } from "../read/load";
import type { extensionQuery, ExtensionQuote } from "../schema";
import { requireOpenToStay } from "../steps/require-open";
import { storeQuote } from "./quote";

/**
 * Promises a price for ten minutes for extending a booking from its end. Throws 404 for a booking
 * that the actor may not see, 409 `not_extendable`, `payment_in_progress`, `lot_closed`,
 * `slot_closed`, or `next_booking` with the most that is possible, and 422 `max_stay` likewise.
 */
export async function quoteExtension(
  actor: Actor,
  id: string,
  { minutes }: z.output<typeof extensionQuery>,
): Promise<ExtensionQuote> {
  const full = await loadBooking(actor, id);
  const { booking, lot, slot } = full;
  requireExtendable(actor, full);
  await requireOpenToStay(lot, slot);
  const limit = await findExtensionLimit(full);
  requireWithin(limit, minutes);
  const start = booking.end_time;
  const row = await storeQuote(actor, {
    lot,
    slot,
    rate: slot.hourly_rate,
    period: {
      start,
      end: new Date(start.getTime() + minutes * MINUTE_MS),
      minutes,
      startsNow: "no",
    },
    vehicleType: slot.vehicle_type,
    bookingId: booking.id,
  });
  return {
    quote_id: row.id,
    expires_at: row.expires_at.toISOString(),
    booking: booking.id,
    start_time: row.start_time.toISOString(),
    end_time: row.end_time.toISOString(),
    minutes: row.minutes,
    lines: row.lines.map((line) => ({ label: line.label, amount: toDecimal(line.amount) })),
    total: toDecimal(row.amount),
    currency: row.currency,
    max_minutes: limit.minutes,
    cash_until: cashUntil(full),
    server_time: clock.now().toISOString(),
  };
}

const cashUntil = ({ booking, lot }: FullBooking): string | null =>
  lot.cash_accepted
    ? extensionCashDeadline(clock.now(), booking.end_time, lot.cash_hold_minutes).toISOString()
    : null;
