"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  useApproveRequest,
  useDeclineCash,
  useDeclineRequest,
  useVerifyCash,
} from "@/hooks/use-decision";
import { formatDecimal } from "@/lib/core/money";
import { ReasonDialog } from "./reason-dialog";
import { usualReasons } from "./usual-reasons";

interface CashDecisionProps {
  paymentId: string;
  amount: string;
  currency: string;
  about: string;
  wide?: boolean;
}

/** Cash at the desk: received, or not. What is decided stays pending until its row goes. */
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
        usual={usualReasons.cash}
        onConfirm={(reason) =>
          decline.mutate({ params, body: { reason } }, { onSettled: () => setAsking(false) })
        }
      />
    </div>
  );
}

/** A request for a slot: yes, or no and why. */
export function RequestDecision({
  bookingId,
  about,
  wide = false,
}: {
  bookingId: string;
  about: string;
  wide?: boolean;
}) {
  const [asking, setAsking] = useState(false);
  const approve = useApproveRequest(),
    decline = useDeclineRequest();
  const done = approve.isSuccess || decline.isSuccess;
  const params = { id: bookingId };
  return (
    <div className={wide ? "grid grid-cols-2 gap-2" : "flex gap-1.5 lg:justify-end"}>
      <Button size="small" variant="secondary" disabled={done} onClick={() => setAsking(true)}>
        Decline
      </Button>
      <Button
        size="small"
        pending={approve.isPending || done}
        onClick={() => approve.mutate({ params, body: {} })}
      >
        Approve
      </Button>
      <ReasonDialog
        open={asking}
        onOpenChange={setAsking}
        title="Decline this request?"
        description={`${about}. What was paid goes back.`}
        confirm="Decline"
        pending={decline.isPending || done}
        usual={usualReasons.request}
        onConfirm={(reason) =>
          decline.mutate({ params, body: { reason } }, { onSettled: () => setAsking(false) })
        }
      />
    </div>
  );
}
