import type { Actor } from "@/lib/core/actor";
import type { Booking } from "@/lib/domain/booking/schema";
import { createBooking } from "@/lib/domain/booking/write/create";
import { extendBooking } from "@/lib/domain/booking/write/extend";
import { holdSlot } from "@/lib/domain/booking/write/hold";
import { quoteBooking } from "@/lib/domain/booking/write/quote";
import { quoteExtension } from "@/lib/domain/booking/write/quote-extension";
import type { PaymentMethod } from "@/lib/domain/payment/schema";
import { openLot } from "./lots";
import { person } from "./people";

interface Stay {
  minutes?: number;
  /** RFC 3339; now when absent. */
  startTime?: string;
}

let plates = 0;

/** Asks for the price of a slot. Returns the quote's id. */
export async function quote(driver: Actor, slot: string, stay: Stay = {}): Promise<string> {
  const { quote_id } = await quoteBooking(driver, {
    slot,
    minutes: stay.minutes ?? 60,
    start_time: stay.startTime,
  });
  return quote_id;
}

/** Holds a slot for five minutes. Returns the ids of the quote and of the hold. */
export async function hold(driver: Actor, slot: string, stay: Stay = {}) {
  const quoteId = await quote(driver, slot, stay);
  const { hold_id } = await holdSlot(driver, { quote_id: quoteId, slot });
  return { quoteId, holdId: hold_id };
}

/** A driver who parks for an hour from now, at 60.00 an hour, in a slot of the owner's lot. */
export async function parked() {
  const [owner, driver] = [await person("owner"), await person("driver")];
  const slot = (await openLot(owner, {})).slots[0]!;
  const booking = await book(driver, slot, { minutes: 60, vehicle: "KL 1" });
  return { owner, driver, slot, booking };
}

/** Asks to extend a booking and to pay at the desk. Returns it with the id of that payment. */
export async function extendInCash(driver: Actor, id: string, minutes = 30) {
  const { quote_id } = await quoteExtension(driver, id, { minutes });
  const input = { quote_id, minutes, payment_method: "cash" as const };
  const booking = await extendBooking(driver, id, input);
  return { booking, payment: booking.extension!.payment_id };
}

/** A booking of `parked` whose driver asked for 30 more minutes in cash. */
export async function extendingInCash() {
  const place = await parked();
  return { ...place, ...(await extendInCash(place.driver, place.booking.id)) };
}

interface BookOptions extends Stay {
  method?: PaymentMethod;
  /** The sandbox's token; a card that works when absent. */
  token?: string;
  /** A plate of its own when absent. */
  vehicle?: string;
}

/** Books a slot at its price and pays, by card unless said otherwise. */
export async function book(
  driver: Actor,
  slot: string,
  { method = "card", token, vehicle, ...stay }: BookOptions = {},
): Promise<Booking & { notification_ids: string[] }> {
  plates += 1;
  return createBooking(driver, {
    quote_id: await quote(driver, slot, stay),
    vehicle_number: vehicle ?? `TST ${1000 + plates}`,
    payment_method: method,
    payment_token: token,
  });
}
