import { extendBooking, quoteExtension } from "@/lib/domain/booking/client";
import type { ExtensionQuote } from "@/lib/domain/booking/schema";
import { EXTENSION_MINUTES } from "@/lib/event/action";
import { call } from "@/lib/http/client";
import { sendCommand } from "./query";

/** The price of extending a booking as its reminder offers it; null when that is not possible. */
export const quoteOfReminder = (bookingId: string): Promise<ExtensionQuote | null> =>
  call(quoteExtension, {
    params: { id: bookingId },
    query: { minutes: String(EXTENSION_MINUTES) },
  }).catch(() => null);

/** Extends a booking at a quoted price; its event refreshes what the page shows. */
export const extendAtPrice = ({ booking, quote_id, minutes }: ExtensionQuote) =>
  sendCommand(extendBooking, {
    params: { id: booking },
    body: { quote_id, minutes, payment_method: "card" },
  });
