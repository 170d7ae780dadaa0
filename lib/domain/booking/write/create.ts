import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { loadQuote } from "../read/quotes";
import type { bookingRequest } from "../schema";
import { placeOrder } from "../steps/order";

/**
 * Books at the price of a quote and pays. A card is charged now; cash waits until the lot's
 * deadline for somebody to verify it. Throws 404 for an unknown quote or hold, 410 for an
 * expired one, and what `placeOrder` throws.
 */
export async function createBooking(actor: Actor, input: z.output<typeof bookingRequest>) {
  const { quote, lot, isTaken } = await loadQuote(actor, input.quote_id);
  return placeOrder(actor, lot, {
    quote,
    isTaken,
    holdId: input.hold_id ?? null,
    slotId: null,
    vehicleNumber: input.vehicle_number,
    method: input.payment_method,
    token: input.payment_token,
    purpose: "booking",
    renewedFrom: null,
    notes: input.notes || null,
  });
}
