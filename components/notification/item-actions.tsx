"use client";
import { clsx } from "clsx";
import { CircleCheck, TimerOff } from "lucide-react";
import type { ReactNode } from "react";
import { isGood, outcomeWords } from "@/components/decision/outcome-words";
import { HoldEnds } from "@/components/decision/waiting-time";
import { ButtonLink } from "@/components/ui/button";
import { formatTime } from "@/components/ui/format";
import { serverNow } from "@/hooks/server-clock";
import { useActor } from "@/hooks/use-actor";
import type { Notification } from "@/lib/domain/notification/schema";
import { ActionButton } from "./action-button";

type Action = Notification["actions"][number];
const isExpired = ({ state, expires_at }: Action) =>
  state === "expired" ||
  (state === "open" && expires_at !== null && Date.parse(expires_at) <= serverNow());

interface ItemActionsProps {
  row: Notification;
  onOpen: () => void;
}

/** The actions that a notification offers, or how they ended. */
export function ItemActions({ row, onOpen }: ItemActionsProps) {
  if (row.resolved) return <Resolution resolved={row.resolved} />;
  const open = row.actions.filter((action) => action.state === "open" && !isExpired(action));
  if (open.length > 0) return <OpenActions row={row} actions={open} onOpen={onOpen} />;
  const done = row.actions.find((action) => action.state === "done");
  if (done)
    return (
      <Outcome icon={<CircleCheck aria-hidden size={15} />} tone="ok">
        {done.label}
      </Outcome>
    );
  if (row.actions.some(isExpired))
    return <Outcome icon={<TimerOff aria-hidden size={15} />}>Too late to answer</Outcome>;
  return null;
}

function Resolution({ resolved }: { resolved: NonNullable<Notification["resolved"]> }) {
  const { timezone } = useActor();
  const tone = isGood(resolved.outcome) ? "ok" : "muted";
  return (
    <Outcome icon={<CircleCheck aria-hidden size={15} />} tone={tone}>
      <span title={resolved.by}>{outcomeWords(resolved, formatTime(resolved.at, timezone))}</span>
    </Outcome>
  );
}

function OpenActions({ row, actions, onOpen }: ItemActionsProps & { actions: Action[] }) {
  const until = actions.find((action) => action.kind === "execute")?.expires_at;
  return (
    <div className="relative mt-2.5 flex flex-wrap items-center gap-2">
      {actions.map((action) =>
        action.kind === "execute" ? (
          <ActionButton key={action.id} row={row} action={action} />
        ) : (
          <ButtonLink
            key={action.id}
            size="small"
            variant={action.style === "primary" ? "primary" : "secondary"}
            href={action.href ?? "/"}
            onClick={onOpen}
          >
            {action.label}
          </ButtonLink>
        ),
      )}
      {until && <HoldEnds until={until} className="text-[13px] font-[560]" />}
    </div>
  );
}

interface OutcomeProps {
  icon: ReactNode;
  tone?: "ok" | "muted";
  children: ReactNode;
}

function Outcome({ icon, tone = "muted", children }: OutcomeProps) {
  return (
    <p
      className={clsx(
        "mt-1 flex items-center gap-1.5 text-[13px] font-[560]",
        tone === "ok" ? "text-ok" : "text-muted",
      )}
    >
      {icon}
      {children}
    </p>
  );
}
