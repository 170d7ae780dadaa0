"use client";
import { useApproveRequest, useDeclineRequest } from "@/hooks/use-decision";
import { commonReasons } from "./common-reasons";
import { DecisionButtons } from "./decision-buttons";

interface RequestDecisionProps {
  bookingId: string;
  about: string;
  wide?: boolean;
}

/** Approves or declines a booking request. */
export function RequestDecision({ bookingId, about, wide = false }: RequestDecisionProps) {
  const approve = useApproveRequest();
  const decline = useDeclineRequest();
  const params = { id: bookingId };
  return (
    <DecisionButtons
      wide={wide}
      accept={{
        label: "Approve",
        isPending: approve.isPending,
        isDone: approve.isSuccess,
        run: () => approve.mutate({ params, body: {} }),
      }}
      decline={{
        title: "Decline this request?",
        description: `${about}. A payment is refunded.`,
        suggestions: commonReasons.request,
        isPending: decline.isPending,
        isDone: decline.isSuccess,
        run: (reason, settled) =>
          decline.mutate({ params, body: { reason } }, { onSettled: settled }),
      }}
    />
  );
}
