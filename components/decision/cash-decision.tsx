"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useDeclineCash, useVerifyCash } from "@/hooks/use-decision";
import { formatDecimal } from "@/lib/core/money";
import { commonReasons } from "./common-reasons";
import { ReasonDialog } from "./reason-dialog";

interface CashDecisionProps {
  paymentId: string;
  amount: string;
  currency: string;
  about: string;
  wide?: boolean;
}

/** Verifies or declines a cash payment. Stays pending until its row shows the outcome. */
export function CashDecision({
  paymentId,
  amount,
  currency,
  about,
  wide = false,
}: CashDecisionProps) {
  const [asking, setAsking] = useState(false);
  const verify = useVerifyCash(),
    decline = useDeclineCash();
  const done = verify.isSuccess || decline.isSuccess;
  const params = { id: paymentId };
  return (
    <div className={wide ? "grid grid-cols-2 gap-2" : "flex gap-1.5 lg:justify-end"}>
      <Button size="small" variant="secondary" disabled={done} onClick={() => setAsking(true)}>
        Decline
      </Button>
      <Button
        size="small"
        variant="paint"
        pending={verify.isPending || done}
        onClick={() => verify.mutate({ params, body: {} })}
      >
        Verify {formatDecimal(amount, currency)}
      </Button>
      <ReasonDialog
        open={asking}
        onOpenChange={setAsking}
        title="Decline this cash payment?"
        description={`${about}. The slot is released.`}
        confirm="Decline"
        pending={decline.isPending || done}
        suggestions={commonReasons.cash}
        onConfirm={(reason) =>
          decline.mutate({ params, body: { reason } }, { onSettled: () => setAsking(false) })
        }
      />
    </div>
  );
}
