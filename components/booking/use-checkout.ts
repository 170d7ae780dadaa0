"use client";
import { useState } from "react";
import type { Stay } from "@/components/lot/stay";
import { serverNow } from "@/hooks/server-clock";
import {
  useFreshQuote,
  useHeldBooking,
  useHold,
  useShownQuote,
  type QuoteRequest,
} from "@/hooks/use-booking";
import { MINUTE_MS } from "@/lib/core/duration";
import type { Booking, Quote } from "@/lib/domain/booking/schema";
import { HOLD_MINUTES } from "@/lib/domain/booking/values";
import { ApiError, type ProblemBody } from "@/lib/http/client";
import { isMadeForNow } from "./start-waits-for";

/** The price of a hold, as its quote promised it. */
export type HeldPrice = Pick<
  Quote,
  "quote_id" | "start_time" | "end_time" | "minutes" | "lines" | "total" | "currency" | "policy"
>;

/** A slot that is held for this driver, with its price. */
export interface Held {
  slot: string;
  quote: HeldPrice;
  hold_id: string;
  hold_until: string;
  /** Its time begins once it is paid or accepted. */
  isForNow: boolean;
}

/** A running hold that was made earlier, or on another page; null for another booking. */
export function heldOf(booking: Booking): Held | null {
  const { quote_id, hold_until, slot } = booking;
  if (!quote_id || !hold_until) return null;
  const { start_time, end_time, minutes, lines, amount, currency, policy } = booking;
  const price = { start_time, end_time, minutes, lines, total: amount, currency, policy };
  const isForNow = isMadeForNow(booking);
  return {
    slot: slot.id,
    hold_id: booking.id,
    hold_until,
    isForNow,
    quote: { quote_id, ...price },
  };
}

/** The body of a quote request. Without a start, the booking begins now by the server's clock. */
export const quoteBody = (slot: string, { from, minutes }: Stay): QuoteRequest => ({
  slot,
  minutes,
  ...(from && { start_time: from }),
});

/** A hold with less time left is replaced by a new one. */
const MIN_LEFT_MS = 5000;

/** Whether the slot can be held at this price, which then lasts a little longer than the hold. */
export const canHoldAt = ({ conflicts, expires_at }: Quote, now: number): boolean =>
  conflicts.length === 0 && Date.parse(expires_at) - now > HOLD_MINUTES * MINUTE_MS + MIN_LEFT_MS;

/** The price has changed or run out since it was shown. */
const needsFreshPrice = (error: unknown): boolean =>
  error instanceof ApiError &&
  ["quote_mismatch", "quote_expired", "not_found"].includes(error.problem.code);

/** Whether a hold is for a stay; one for now began when it was made. */
export const isFor = ({ quote }: Held, { from, minutes }: Stay, now: number): boolean => {
  const start = Date.parse(quote.start_time);
  return quote.minutes === minutes && (from ? start === Date.parse(from) : start <= now);
};

/** The hold that the driver already has for a stay, made before this page or on another one. */
function useRunningHold(stay: Stay): Held | null {
  const booking = useHeldBooking();
  const held = booking ? heldOf(booking) : null;
  return held && isFor(held, stay, serverNow()) ? held : null;
}

/** Holds a slot at the price that is shown, or at a fresh one where that does not last. */
function useHoldAtPrice(stay: Stay) {
  const shownQuote = useShownQuote();
  const quote = useFreshQuote();
  const holding = useHold();

  async function holdAtPrice(slot: string): Promise<Held> {
    const body = quoteBody(slot, stay);
    const take = async (price: Quote): Promise<Held> => {
      const made = await holding.mutateAsync({ body: { quote_id: price.quote_id, slot } });
      const { hold_id, hold_until } = made;
      return { slot, quote: price, hold_id, hold_until, isForNow: stay.from === null };
    };
    const shown = shownQuote(body);
    if (shown && canHoldAt(shown, serverNow()))
      try {
        return await take(shown);
      } catch (error) {
        if (!needsFreshPrice(error)) throw error;
      }
    return take(await quote.mutateAsync({ body }));
  }
  return { holdAtPrice, pending: quote.isPending || holding.isPending };
}

/** The hold of a slot for a stay: the running one, or one that is made on demand. */
export function useCheckout(stay: Stay) {
  const { holdAtPrice, pending } = useHoldAtPrice(stay);
  const [made, setMade] = useState<Held | null>(null);
  const running = useRunningHold(stay);
  const held = running?.hold_id === made?.hold_id ? running : (made ?? running);
  const [problem, setProblem] = useState<ProblemBody | null>(null);

  async function hold(slot: string, onHeld: () => void) {
    if (held?.slot === slot && Date.parse(held.hold_until) - serverNow() > MIN_LEFT_MS) {
      setMade(held);
      return onHeld();
    }
    await holdAgain(slot, onHeld);
  }

  async function holdAgain(slot: string, onHeld: () => void) {
    setProblem(null);
    try {
      setMade(await holdAtPrice(slot));
      onHeld();
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  return {
    held,
    problem,
    pending,
    hold: (slot: string, onHeld: () => void) => void hold(slot, onHeld),
    /** For a hold that has ended, also where its time has not. */
    holdAgain: (slot: string, onHeld: () => void) => void holdAgain(slot, onHeld),
    reset: () => {
      setMade(null);
      setProblem(null);
    },
  };
}
export type Checkout = ReturnType<typeof useCheckout>;

const problemOf = (error: unknown): ProblemBody =>
  error instanceof ApiError
    ? error.problem
    : {
        title: "Something went wrong",
        status: 0,
        code: "error",
        detail: "Something went wrong. Please try again.",
      };
