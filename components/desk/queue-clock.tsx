"use client";
import { CircleCheck, CircleSlash } from "lucide-react";
import { clsx } from "clsx";
import { isGood, outcomeWords } from "@/components/decision/outcome-words";
import { AskedAgo, HoldEnds } from "@/components/decision/waiting-time";
import { formatTime } from "@/components/ui/format";
import { useActor } from "@/hooks/use-actor";
import type { QueueItem } from "@/lib/domain/desk/schema";

/** How long an open item still waits or has waited; who decided about any other, and when. */
export function QueueClock({ item }: { item: QueueItem }) {
  const { timezone } = useActor();
  if (item.resolved) return <Outcome resolved={item.resolved} timezone={timezone} />;
  if (item.kind === "owner")
    return <AskedAgo word="applied" at={item.asked_at} timezone={timezone} />;
  const { hold_until, lot } = item.booking;
  if (item.kind === "cash" && hold_until) return <HoldEnds until={hold_until} />;
  return <AskedAgo word="requested" at={item.asked_at} timezone={lot.timezone} />;
}

interface OutcomeProps {
  resolved: NonNullable<QueueItem["resolved"]>;
  timezone: string;
}

function Outcome({ resolved, timezone }: OutcomeProps) {
  const good = isGood(resolved.outcome);
  const Icon = good ? CircleCheck : CircleSlash;
  return (
    <span className={clsx("inline-flex items-center gap-1.5", good ? "text-ok" : "text-muted")}>
      <Icon aria-hidden size={16} className="shrink-0" />
      <span title={resolved.by}>{outcomeWords(resolved, formatTime(resolved.at, timezone))}</span>
    </span>
  );
}
