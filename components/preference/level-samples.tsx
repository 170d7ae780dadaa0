"use client";
import { useState } from "react";
import { levelStyles } from "@/components/notification/level-styles";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { useExplain } from "@/hooks/use-delivery-settings";
import { useTestAlert } from "@/hooks/use-preference";
import { wait } from "@/hooks/wait";
import { levels } from "@/lib/event/event";

/** Longer than the time in which several toasts are folded into one summary. */
const INTERVAL_MS = 1100;

/** Sends one test notification of each level. */
export function LevelSamples() {
  const send = useTestAlert();
  const alert = useExplain("alert_test").data?.alert;
  const [current, setCurrent] = useState<number | null>(null);

  async function run() {
    try {
      for (const [index, level] of levels.entries()) {
        setCurrent(index);
        if (index > 0) await wait(INTERVAL_MS);
        await send.mutateAsync({ body: { level, channels: ["in_app"] } });
      }
    } catch {
      // The error is shown below. The other levels would fail for the same reason.
    } finally {
      setCurrent(null);
    }
  }

  return (
    <div className="grid gap-3 px-4 py-4 sm:px-5">
      {send.error && <FormError>{send.error.problem.detail}</FormError>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button variant="secondary" pending={current !== null} onClick={() => void run()}>
          Show all levels
        </Button>
        <p role="status" className="min-w-0 text-sm text-muted">
          {statusText(current, alert?.will_send !== false)}
        </p>
      </div>
    </div>
  );
}

function statusText(current: number | null, toastsAreOn: boolean): string {
  const level = current === null ? undefined : levels[current];
  if (current !== null && level)
    return `${current + 1} of ${levels.length}: ${levelStyles[level].word}`;
  return toastsAreOn
    ? "Sends five test notifications, one of each level. They also appear in the bell."
    : "Toasts are off now (quiet hours or your settings): the tests appear in the bell only.";
}
