"use client";
import { useApproveOwner, useDeclineOwner } from "@/hooks/use-decision";
import { commonReasons } from "./common-reasons";
import { DecisionButtons } from "./decision-buttons";

interface OwnerDecisionProps {
  ownerId: string;
  about: string;
  wide?: boolean;
  keys?: boolean;
}

/** Approves or declines the application of an owner. */
export function OwnerDecision({ ownerId, about, wide = false, keys }: OwnerDecisionProps) {
  const approve = useApproveOwner();
  const decline = useDeclineOwner();
  const params = { id: ownerId };
  return (
    <DecisionButtons
      wide={wide}
      keys={keys}
      accept={{
        label: "Approve",
        shortcut: "A",
        isPending: approve.isPending,
        isDone: approve.isSuccess,
        run: () => approve.mutate({ params }),
      }}
      decline={{
        title: "Decline this owner?",
        description: `${about} cannot sign in then.`,
        reader: "applicant",
        suggestions: commonReasons.owner,
        isDone: decline.isSuccess,
        send: (reason) => decline.mutateAsync({ params, body: { reason } }),
      }}
    />
  );
}
