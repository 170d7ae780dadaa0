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
import { useExtensionQuote } from "@/hooks/use-booking";
import type { Notification } from "@/lib/domain/notification/schema";
import { actionOf, EXTENSION_MINUTES, isAction } from "@/lib/event/action";
import { ActionButton } from "./action-button";
import { extendLabel } from "./extend-action";

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
  if (row.event_type === "booking_expiring_soon" && row.resolved)
    return row.resolved.outcome === "extended" ? <Extended /> : null;
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
    return <Outcome icon={<TimerOff aria-hidden size={15} />}>No longer possible</Outcome>;
  return null;
}

const Extended = () => (
  <Outcome icon={<CircleCheck aria-hidden size={15} />} tone="ok">
    {actionOf("extend").done}
  </Outcome>
);

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
  const until = actions.find(({ id }) => isAction(id) && actionOf(id).until === "hold_until");
  return (
    <div className="relative mt-2.5 flex flex-wrap items-center gap-2">
      {actions.map((action) => (
        <ActionControl key={action.id} row={row} action={action} onOpen={onOpen} />
      ))}
      {until?.expires_at && (
        <HoldEnds until={until.expires_at} className="text-[13px] font-[560]" />
      )}
    </div>
  );
}

function ActionControl({ row, action, onOpen }: ItemActionsProps & { action: Action }) {
  if (action.id === "extend") return <ExtendButton row={row} action={action} />;
  if (action.kind === "execute") return <ActionButton row={row} action={action} />;
  return (
    <ButtonLink
      size="small"
      variant={action.style === "primary" ? "primary" : "secondary"}
      href={action.href ?? "/"}
      onClick={onOpen}
    >
      {action.label}
    </ButtonLink>
  );
}

/** Extends the booking at the price on the button; absent where that is not possible. */
function ExtendButton({ row, action }: { row: Notification; action: Action }) {
  const { data } = useExtensionQuote(String(row.data.booking_id), EXTENSION_MINUTES);
  if (!data) return null;
  return (
    <ActionButton row={row} action={action} label={extendLabel(data)} quoteId={data.quote_id} />
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
