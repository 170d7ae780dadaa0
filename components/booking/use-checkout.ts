"use client";
import { useState } from "react";
import { rangeOf, type Stay } from "@/components/lot/stay";
import { serverNow } from "@/hooks/server-clock";
import { useFreshQuote, useHold, type QuoteRequest } from "@/hooks/use-booking";
import type { Quote } from "@/lib/domain/booking/schema";
import type { ProblemBody } from "@/lib/http/client";

/** A slot that is kept for this driver, at a price, until a moment. */
export interface Held {
  slot: string;
  quote: Quote;
  hold_id: string;
  hold_until: string;
}

/** What to ask a price for. Without a start the server takes its own now. */
export function quoteBody(slot: string, stay: Stay, timezone: string): QuoteRequest {
  const start = stay.at === null ? null : rangeOf(stay, timezone, 0)?.from;
  return { slot, minutes: stay.minutes, ...(start && { start_time: start }) };
}

/** From a chosen slot to a held one: a fresh price, then the hold. */
export function useCheckout(stay: Stay, timezone: string) {
  const quote = useFreshQuote();
  const holding = useHold();
  const [held, setHeld] = useState<Held | null>(null);
  const [problem, setProblem] = useState<ProblemBody | null>(null);

  async function hold(slot: string, onHeld: () => void) {
    if (held?.slot === slot && Date.parse(held.hold_until) - serverNow() > 5000) return onHeld();
    setProblem(null);
    try {
      const price = await quote.mutateAsync({ body: quoteBody(slot, stay, timezone) });
      const kept = await holding.mutateAsync({ body: { quote_id: price.quote_id, slot } });
      setHeld({ slot, quote: price, hold_id: kept.hold_id, hold_until: kept.hold_until });
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
  error && typeof error === "object" && "problem" in error
    ? (error.problem as ProblemBody)
    : {
        title: "Something went wrong",
        status: 0,
        code: "error",
        detail: "Something went wrong. Please try again.",
      };
