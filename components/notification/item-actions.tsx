"use client";
import { clsx } from "clsx";
import { CircleCheck, TimerOff } from "lucide-react";
import { HoldEnds } from "@/components/decision/waiting-time";
import { isGood, outcomeWords } from "@/components/decision/outcome-words";
import { ButtonLink } from "@/components/ui/button";
import { formatTime } from "@/components/ui/format";
import { serverNow } from "@/hooks/server-clock";
import { useActor } from "@/hooks/use-actor";
import type { Notification } from "@/lib/domain/notification/schema";
import { ExecuteButton } from "./execute-button";

type Action = Notification["actions"][number];
const isOver = ({ state, expires_at }: Action) =>
  state === "expired" ||
  (state === "open" && expires_at !== null && Date.parse(expires_at) <= serverNow());

/** What the reader can do from the row itself, or how it ended: a matter that is settled offers nothing any more. */
export function ItemActions({ row, onOpen }: { row: Notification; onOpen: () => void }) {
  const { timezone } = useActor();
  if (row.resolved) {
    return (
      <p
        className={clsx(
          "mt-1 flex items-center gap-1.5 text-[13px] font-[560]",
          isGood(row.resolved.outcome) ? "text-ok" : "text-muted",
        )}
      >
        <CircleCheck aria-hidden size={15} />
        <span title={row.resolved.by}>
          {outcomeWords(row.resolved, formatTime(row.resolved.at, timezone))}
        </span>
      </p>
    );
  }
  const open = row.actions.filter((action) => action.state === "open" && !isOver(action));
  const done = row.actions.find((action) => action.state === "done");
  if (open.length === 0) {
    if (done)
      return (
        <p className="mt-1 flex items-center gap-1.5 text-[13px] font-[560] text-ok">
          <CircleCheck aria-hidden size={15} />
          {done.label}
        </p>
      );
    if (row.actions.some(isOver))
      return (
        <p className="mt-1 flex items-center gap-1.5 text-[13px] font-[560] text-muted">
          <TimerOff aria-hidden size={15} />
          Too late to answer
        </p>
      );
    return null;
  }
  const until = open.find((action) => action.kind === "execute")?.expires_at;
  return (
    <div className="relative mt-2.5 flex flex-wrap items-center gap-2">
      {open.map((action) =>
        action.kind === "execute" ? (
          <ExecuteButton key={action.id} row={row} action={action} />
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
