"use client";
import { Bell, BellOff, BellRing, CircleHelp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useActor } from "@/hooks/use-actor";
import { useExplain } from "@/hooks/use-delivery-settings";
import type { Explanation } from "@/lib/domain/preference/schema";
import { useAvailable } from "./available";
import type { KnownEvent } from "./events-of";
import { channelWords, inAppWords, outsideChannels } from "./words";

const looks = {
  loud: { icon: BellRing, colour: "text-ok" },
  silent: { icon: Bell, colour: "text-ink" },
  none: { icon: BellOff, colour: "text-muted" },
};

/** Asks the server's own rule what it would do now, event by event. */
export function ExplainButton({ name, events }: { name: string; events: readonly KnownEvent[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        aria-label={`What would reach me? ${name}`}
        className="mt-1 -ml-3.5 text-muted!"
        icon={<CircleHelp size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        What would reach me?
      </Button>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title={`What would reach me? ${name}`}
        description="If it happened right now."
      >
        <ul>
          {events.map((event) => (
            <li
              key={event.type}
              className="border-b border-line py-3.5 first:pt-1 last:border-0 last:pb-0"
            >
              <ExplainedEvent event={event} />
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}

function ExplainedEvent({ event }: { event: KnownEvent }) {
  const explanation = useExplain(event.type);
  return (
    <>
      <p className="font-[620]">{event.name}</p>
      {explanation.isError ? (
        <ErrorState error={explanation.error} onRetry={() => void explanation.refetch()} />
      ) : explanation.data ? (
        <Told explanation={explanation.data} />
      ) : (
        <div role="status">
          <span className="sr-only">Loading</span>
          <Skeleton className="mt-1.5 h-10" />
        </div>
      )}
    </>
  );
}

function Told({ explanation }: { explanation: Explanation }) {
  const { timezone } = useActor();
  const available = useAvailable();
  const { how, text } = inAppWords(explanation, timezone);
  const { icon: Icon, colour } = looks[how];
  const channels = outsideChannels(explanation, available, timezone);
  return (
    <>
      <p className={`mt-0.5 flex items-start gap-1.5 text-sm ${colour}`}>
        <Icon size={15} className="mt-0.5 shrink-0" aria-hidden />
        {text}
      </p>
      {channels.map((one) => (
        <p key={one.channel} className="text-sm text-muted">
          <span className="font-[560] text-ink">{channelWords[one.channel]}:</span> {one.text}
        </p>
      ))}
    </>
  );
}
