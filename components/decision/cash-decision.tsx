"use client";
import { useDeclineCash, useVerifyCash } from "@/hooks/use-decision";
import { formatDecimal } from "@/lib/core/money";
import { commonReasons } from "./common-reasons";
import { DecisionButtons } from "./decision-buttons";

interface CashDecisionProps {
  paymentId: string;
  amount: string;
  currency: string;
  about: string;
  /** Whether it extends a booking, which otherwise goes on to its own end. */
  isExtension?: boolean;
  wide?: boolean;
  keys?: boolean;
}

/** Verifies or declines a cash payment. */
export function CashDecision({
  paymentId,
  amount,
  currency,
  about,
  isExtension = false,
  wide = false,
  keys,
}: CashDecisionProps) {
  const verify = useVerifyCash();
  const decline = useDeclineCash();
  const params = { id: paymentId };
  return (
    <DecisionButtons
      wide={wide}
      keys={keys}
      accept={{
        label: `Verify ${formatDecimal(amount, currency)}`,
        shortcut: "V",
        variant: "paint",
        isPending: verify.isPending,
        isDone: verify.isSuccess,
        run: () => verify.mutate({ params, body: {} }),
      }}
      decline={{
        title: "Decline this cash payment?",
        description: isExtension
          ? `${about}. The booking is not extended.`
          : `${about}. The slot is released.`,
        suggestions: commonReasons.cash,
        isDone: decline.isSuccess,
        send: (reason) => decline.mutateAsync({ params, body: { reason } }),
      }}
    />
  );
}
