"use client";
import { Bell, BellOff, BellRing, CircleHelp } from "lucide-react";
import { useState } from "react";
import { channelLabels } from "@/components/notification/channel-labels";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useActor } from "@/hooks/use-actor";
import { useExplain } from "@/hooks/use-delivery-settings";
import type { Explanation } from "@/lib/domain/preference/schema";
import type { CategoryEvent } from "@/lib/domain/preference/read/category-events";
import { useAvailableChannels } from "./available-channels";
import { externalChannelTexts, inAppText } from "./explanation-text";

const styles = {
  loud: { icon: BellRing, colour: "text-ok" },
  silent: { icon: Bell, colour: "text-ink" },
  none: { icon: BellOff, colour: "text-muted" },
};

interface ExplainButtonProps {
  /** The category's name. */
  name: string;
  events: readonly CategoryEvent[];
}

/** Opens a sheet that says how each event of a category would be delivered now. */
export function ExplainButton({ name, events }: ExplainButtonProps) {
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
        description="If it happened now, with your current settings."
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

function ExplainedEvent({ event }: { event: CategoryEvent }) {
  const explanation = useExplain(event.type);
  return (
    <>
      <p className="font-[620]">{event.name}</p>
      <QueryState query={explanation} skeleton={<Skeleton className="mt-1.5 h-10" />}>
        {(loaded) => <ExplanationLines explanation={loaded} />}
      </QueryState>
    </>
  );
}

function ExplanationLines({ explanation }: { explanation: Explanation }) {
  const { timezone } = useActor();
  const available = useAvailableChannels();
  const { how, text } = inAppText(explanation, timezone);
  const { icon: Icon, colour } = styles[how];
  return (
    <>
      <p className={`mt-0.5 flex items-start gap-1.5 text-sm ${colour}`}>
        <Icon size={15} className="mt-0.5 shrink-0" aria-hidden />
        {text}
      </p>
      {externalChannelTexts(explanation, available, timezone).map((one) => (
        <p key={one.channel} className="text-sm text-muted">
          <span className="font-[560] text-ink">{channelLabels[one.channel].name}:</span> {one.text}
        </p>
      ))}
    </>
  );
}
