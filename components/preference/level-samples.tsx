"use client";
import { useState } from "react";
import { levelLook } from "@/components/notification/levels";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { useExplain } from "@/hooks/use-delivery-settings";
import { useTestAlert } from "@/hooks/use-preference";
import { levels } from "@/lib/event/event";

/** Slow enough that each toast is seen and no burst is folded into one. */
const BETWEEN_MS = 1100;
const pause = () => new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));

export function LevelSamples() {
  const send = useTestAlert();
  const alert = useExplain("alert_test").data?.alert;
  const [at, setAt] = useState<number | null>(null);

  async function run() {
    try {
      for (const [index, level] of levels.entries()) {
        setAt(index);
        if (index > 0) await pause();
        await send.mutateAsync({ body: { level, channels: ["in_app"] } });
      }
    } catch {
      // The failed one stands below with its reason; the others would fail alike.
    } finally {
      setAt(null);
    }
  }

  return (
    <div className="grid gap-3 px-4 py-4 sm:px-5">
      {send.error && <FormError>{send.error.problem.detail}</FormError>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button variant="secondary" pending={at !== null} onClick={() => void run()}>
          Show me every level
        </Button>
        <p role="status" className="min-w-0 text-sm text-muted">
          {progress(at, alert?.will_send !== false)}
        </p>
      </div>
    </div>
  );
}

function progress(at: number | null, toasts: boolean): string {
  if (at !== null) return `${at + 1} of ${levels.length}: ${levelLook[levels[at]!].word}`;
  return toasts
    ? "Five samples, one after the other. They also stand in the bell."
    : "No toasts right now (quiet hours or switched off): the samples go silently into the bell.";
}
