"use client";
import { clsx } from "clsx";
import { BellOff } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatMoment } from "@/components/ui/format";
import { serverNow } from "@/hooks/server-clock";
import { useActor } from "@/hooks/use-actor";
import { useDelivery } from "@/hooks/use-delivery-settings";
import { useChangeDelivery } from "@/hooks/use-preference";
import { useTick } from "@/hooks/use-tick";
import { pauseEnds } from "./pause-ends";

const REFRESH_MS = 10_000;

/** Pauses all alerts for an hour or until tomorrow; while they are, says until when. */
export function PauseControl({ className }: { className?: string }) {
  useTick(REFRESH_MS);
  const { timezone } = useActor();
  const { data } = useDelivery();
  const save = useChangeDelivery();
  const until = data?.paused_until;
  const pause = (paused_until: string | null) => save.mutate({ body: { paused_until } });
  const isPaused = until && Date.parse(until) > serverNow();
  return (
    <div className={clsx("flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2", className)}>
      <p role="status" className="flex min-w-0 flex-1 items-center gap-2 font-[560]">
        {isPaused && <BellOff size={16} aria-hidden className="shrink-0 text-warn" />}
        {isPaused ? `Paused until ${formatMoment(until, timezone)}` : "Pause everything"}
      </p>
      {isPaused ? (
        <Button size="small" variant="secondary" onClick={() => pause(null)}>
          Resume
        </Button>
      ) : (
        <span className="flex gap-2">
          {pauseEnds.map(({ label, endAt }) => (
            <Button
              key={label}
              size="small"
              variant="secondary"
              aria-label={`Pause everything: ${label}`}
              disabled={!data}
              onClick={() => pause(endAt(serverNow(), timezone))}
            >
              {label}
            </Button>
          ))}
        </span>
      )}
    </div>
  );
}
