"use client";
import { clsx } from "clsx";
import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { isGood, outcomeWords } from "@/components/payment/outcome-words";
import { ButtonLink } from "@/components/ui/button";
import { formatAgo, formatExact, formatTime } from "@/components/ui/format";
import { useActor } from "@/hooks/use-actor";
import { useMarkRead } from "@/hooks/use-notification";
import type { Notification } from "@/lib/domain/notification/schema";
import { EventIcon } from "./event-icon";
import { ItemMenu } from "./item-menu";
import { levelLook } from "./levels";

export function NotificationItem({ row, onOpen }: { row: Notification; onOpen?: (() => void) | undefined }) {
  const { timezone } = useActor();
  const markRead = useMarkRead();
  const { word, square } = levelLook[row.level];
  const open = () => {
    if (!row.is_read) markRead.mutate({ params: { id: row.id } });
    if (row.action_url) onOpen?.();
  };
  const links = row.resolved ? [] : row.actions.filter((action) => action.kind === "link" && action.state === "open" && action.href);

  return (
    <li data-testid="panel-item" data-unread={!row.is_read} className="group/item relative flex gap-3 border-b border-line py-3.5 pr-2 pl-5 hover:bg-sunk/60">
      {!row.is_read && <span aria-hidden className="absolute top-[27px] left-[7px] size-1.5 rounded-full bg-info" />}
      <span role="img" aria-label={word} className={clsx("grid size-9 shrink-0 place-items-center rounded-[10px]", square)}><EventIcon event_type={row.event_type} level={row.level} /></span>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-2">
          <ItemTitle row={row} onOpen={open} />
          <time dateTime={row.created_at} title={formatExact(row.created_at, timezone)} className="relative shrink-0 text-xs text-muted">{formatAgo(row.created_at, timezone)}</time>
        </div>
        <p className="mt-0.5 text-[14px] leading-5 text-muted">{row.message}</p>
        {typeof row.data.detail === "string" && row.data.detail && <p className="text-[13px] leading-5 text-muted">{row.data.detail}</p>}
        {row.resolved && (
          <p className={clsx("mt-1 flex items-center gap-1.5 text-[13px] font-[560]", isGood(row.resolved.outcome) ? "text-ok" : "text-muted")}>
            <CircleCheck aria-hidden size={15} />
            <span title={row.resolved.by}>{outcomeWords(row.resolved, formatTime(row.resolved.at, timezone))}</span>
          </p>
        )}
        {links.length > 0 && (
          <div className="relative mt-2.5 flex flex-wrap gap-2">
            {links.map((action) => (
              <ButtonLink key={action.id} size="small" variant={action.style === "primary" ? "primary" : "secondary"} href={action.href ?? "/"} onClick={open}>{action.label}</ButtonLink>
            ))}
          </div>
        )}
      </div>
      <ItemMenu row={row} />
    </li>
  );
}

/** The title is the link; its invisible edge makes the whole row one target. */
function ItemTitle({ row, onOpen }: { row: Notification; onOpen: () => void }) {
  const look = "min-w-0 flex-1 text-left text-[15px] leading-5 font-[620] tracking-[-.01em] after:absolute after:inset-0 after:content-['']";
  const text = <>{!row.is_read && <span className="sr-only">Unread: </span>}{row.title}</>;
  if (row.action_url) return <Link href={row.action_url} onClick={onOpen} className={look}>{text}</Link>;
  return <button type="button" onClick={onOpen} className={look}>{text}</button>;
}
