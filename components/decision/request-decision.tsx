"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useApproveRequest, useDeclineRequest } from "@/hooks/use-decision";
import { commonReasons } from "./common-reasons";
import { ReasonDialog } from "./reason-dialog";

/** Approves or declines a booking request. Stays pending until its row shows the outcome. */
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
        description={`${about}. A payment is refunded.`}
        confirm="Decline"
        pending={decline.isPending || done}
        suggestions={commonReasons.request}
        onConfirm={(reason) =>
          decline.mutate({ params, body: { reason } }, { onSettled: () => setAsking(false) })
        }
      />
    </div>
  );
}
