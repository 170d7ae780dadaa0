"use client";
import { useEffect, useRef, type ComponentProps } from "react";
import { KeyCap } from "@/components/ui/key-cap";
import { Button } from "@/components/ui/button";
import { useAskReason, type ReasonQuestion } from "./reason-host";

interface Decision {
  isPending: boolean;
  isDone: boolean;
}
type Refusal = Omit<Decision, "isPending"> & Omit<ReasonQuestion, "confirm">;

interface DecisionButtonsProps {
  accept: Decision & {
    label: string;
    shortcut: string;
    variant?: ComponentProps<typeof Button>["variant"];
    run: () => void;
  };
  decline: Refusal;
  wide: boolean;
  /** Whether the page presses these buttons by their keys. */
  keys?: boolean | undefined;
}

/** Accepts, or declines with a reason. Stays pending until the row shows the outcome. */
export function DecisionButtons({ accept, decline, wide, keys = false }: DecisionButtonsProps) {
  const ask = useAskReason();
  const withdraw = useRef<(() => void) | null>(null);
  useEffect(() => () => withdraw.current?.(), []);
  const { isDone: isDeclined, ...question } = decline;
  const isDone = accept.isDone || isDeclined;
  const size = keys ? "medium" : "small";
  return (
    <div className={wide ? "grid grid-cols-2 gap-2" : "flex gap-1.5 lg:justify-end"}>
      <Button
        size={size}
        variant="secondary"
        disabled={isDone}
        onClick={() => {
          withdraw.current = ask({ ...question, confirm: "Decline" });
        }}
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
    </div>
  );
}
