"use client";
import { useState } from "react";
import { rangeOf, type Stay } from "@/components/lot/stay";
import { serverNow } from "@/hooks/server-clock";
import { useFreshQuote, useHold, type QuoteRequest } from "@/hooks/use-booking";
import type { Quote } from "@/lib/domain/booking/schema";
import { ApiError, type ProblemBody } from "@/lib/http/client";

/** A slot that is held for this driver, with its quote. */
export interface Held {
  slot: string;
  quote: Quote;
  hold_id: string;
  hold_until: string;
}

/** The body of a quote request. Without a start, the booking begins now by the server's clock. */
export function quoteBody(slot: string, stay: Stay, timezone: string): QuoteRequest {
  const start = stay.at === null ? null : rangeOf(stay, timezone, 0)?.from;
  return { slot, minutes: stay.minutes, ...(start && { start_time: start }) };
}

/** A hold with less time left is replaced by a new one. */
const MIN_LEFT_MS = 5000;

/** Holds a slot: requests a quote, then a hold for it. */
export function useCheckout(stay: Stay, timezone: string) {
  const quote = useFreshQuote();
  const holding = useHold();
  const [held, setHeld] = useState<Held | null>(null);
  const [problem, setProblem] = useState<ProblemBody | null>(null);

  async function hold(slot: string, onHeld: () => void) {
    if (held?.slot === slot && Date.parse(held.hold_until) - serverNow() > MIN_LEFT_MS)
      return onHeld();
    setProblem(null);
    try {
      const price = await quote.mutateAsync({ body: quoteBody(slot, stay, timezone) });
      const made = await holding.mutateAsync({ body: { quote_id: price.quote_id, slot } });
      setHeld({ slot, quote: price, hold_id: made.hold_id, hold_until: made.hold_until });
      onHeld();
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  return {
    held,
    problem,
    pending: quote.isPending || holding.isPending,
    hold: (slot: string, onHeld: () => void) => void hold(slot, onHeld),
    reset: () => {
      setHeld(null);
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
