"use client";
import { useState, type ComponentProps } from "react";
import { KeyCap } from "@/components/ui/key-cap";
import { Button } from "@/components/ui/button";
import { ReasonDialog } from "./reason-dialog";

interface Decision {
  isPending: boolean;
  isDone: boolean;
}

interface DecisionButtonsProps {
  accept: Decision & {
    label: string;
    shortcut: string;
    variant?: ComponentProps<typeof Button>["variant"];
    run: () => void;
  };
  decline: Decision & {
    title: string;
    description: string;
    reader?: ComponentProps<typeof ReasonDialog>["reader"];
    suggestions: readonly string[];
    /** `settled` closes the dialog, also after an error. */
    run: (reason: string, settled: () => void) => void;
  };
  wide: boolean;
  /** Whether the page presses these buttons by their keys. */
  keys?: boolean | undefined;
}

/** Accepts, or declines with a reason. Stays pending until the row shows the outcome. */
export function DecisionButtons({ accept, decline, wide, keys = false }: DecisionButtonsProps) {
  const [isAsking, setIsAsking] = useState(false);
  const isDone = accept.isDone || decline.isDone;
  const size = keys ? "medium" : "small";
  return (
    <div className={wide ? "grid grid-cols-2 gap-2" : "flex gap-1.5 lg:justify-end"}>
      <Button
        size={size}
        variant="secondary"
        disabled={isDone}
        onClick={() => setIsAsking(true)}
        {...(keys && { "aria-keyshortcuts": "D" })}
      >
        Decline
        {keys && <KeyCap>D</KeyCap>}
      </Button>
      <Button
        size={size}
        variant={accept.variant}
        pending={accept.isPending || isDone}
        onClick={accept.run}
        {...(keys && { "aria-keyshortcuts": accept.shortcut })}
      >
        {accept.label}
        {keys && <KeyCap>{accept.shortcut}</KeyCap>}
      </Button>
      <ReasonDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={decline.title}
        description={decline.description}
        confirm="Decline"
        pending={decline.isPending || isDone}
        reader={decline.reader}
        suggestions={decline.suggestions}
        onConfirm={(reason) => decline.run(reason, () => setIsAsking(false))}
      />
    </div>
  );
}
