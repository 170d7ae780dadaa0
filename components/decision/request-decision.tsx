"use client";
import { useApproveRequest, useDeclineRequest } from "@/hooks/use-decision";
import { commonReasons } from "./common-reasons";
import { DecisionButtons } from "./decision-buttons";

interface RequestDecisionProps {
  bookingId: string;
  about: string;
  wide?: boolean;
  keys?: boolean;
}

/** Approves or declines a booking request. */
export function RequestDecision({ bookingId, about, wide = false, keys }: RequestDecisionProps) {
  const approve = useApproveRequest();
  const decline = useDeclineRequest();
  const params = { id: bookingId };
  return (
    <DecisionButtons
      wide={wide}
      keys={keys}
      accept={{
        label: "Approve",
        shortcut: "A",
        isPending: approve.isPending,
        isDone: approve.isSuccess,
        run: () => approve.mutate({ params, body: {} }),
      }}
      decline={{
        title: "Decline this request?",
        description: `${about}. A payment is refunded.`,
        suggestions: commonReasons.request,
        isDone: decline.isSuccess,
        send: (reason) => decline.mutateAsync({ params, body: { reason, if_status: "requested" } }),
      }}
    />
  );
}
