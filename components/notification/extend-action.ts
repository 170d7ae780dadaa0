import { extendAtPrice, quoteOfReminder } from "@/hooks/extend-booking";
import { wait } from "@/hooks/wait";
import { formatDecimal } from "@/lib/core/money";
import type { ExtensionQuote } from "@/lib/domain/booking/schema";
import { actionOf } from "@/lib/event/action";
import { ApiError } from "@/lib/http/client";
import { notify, type NotifyOptions } from "./notify";

/** How long a toast waits for the price of its button. */
const PRICE_WAIT_MS = 1000;

/** "Extend 30 min · ₱30.00" */
export const extendLabel = ({ total, currency }: ExtensionQuote): string =>
  `${actionOf("extend").label} · ${formatDecimal(total, currency)}`;

/** The element of a page that extends this booking itself. */
export const stayLongerId = (bookingId: string): string => `stay-longer-${bookingId}`;

/**
 * The button that extends a booking from the toast of its last minutes; none when that is not
 * possible or its price is not known in time. The toast then stays, unless the page has a button
 * of its own.
 */
export async function extendOptions(bookingId: string): Promise<NotifyOptions> {
  const quote = await Promise.race([quoteOfReminder(bookingId), wait(PRICE_WAIT_MS)]);
  if (!quote) return {};
  return {
    sticky: document.getElementById(stayLongerId(bookingId)) === null,
    actions: [{ label: extendLabel(quote), onClick: () => void extend(quote) }],
  };
}

async function extend(quote: ExtensionQuote): Promise<void> {
  try {
    await extendAtPrice(quote);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    notify.error(error.problem.detail, { title: "Not extended", key: `extend:${quote.booking}` });
  }
}
