"use client";
import { useState, type ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { ReasonDialog } from "./reason-dialog";

interface Decision {
  label: string;
  isPending: boolean;
  isDone: boolean;
}

interface DecisionButtonsProps {
  accept: Decision & {
    variant?: ComponentProps<typeof Button>["variant"];
    run: () => void;
  };
  decline: Omit<Decision, "label"> & {
    title: string;
    description: string;
    suggestions: readonly string[];
    /** `settled` closes the dialog, also after an error. */
    run: (reason: string, settled: () => void) => void;
  };
  wide: boolean;
}

/** Accepts, or declines with a reason. Stays pending until the row shows the outcome. */
export function DecisionButtons({ accept, decline, wide }: DecisionButtonsProps) {
  const [isAsking, setIsAsking] = useState(false);
  const isDone = accept.isDone || decline.isDone;
  return (
    <div className={wide ? "grid grid-cols-2 gap-2" : "flex gap-1.5 lg:justify-end"}>
      <Button size="small" variant="secondary" disabled={isDone} onClick={() => setIsAsking(true)}>
        Decline
      </Button>
      <Button
        size="small"
        variant={accept.variant}
        pending={accept.isPending || isDone}
        onClick={accept.run}
      >
        {accept.label}
      </Button>
      <ReasonDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={decline.title}
        description={decline.description}
        confirm="Decline"
        pending={decline.isPending || isDone}
        suggestions={decline.suggestions}
        onConfirm={(reason) => decline.run(reason, () => setIsAsking(false))}
      />
    </div>
  );
}
