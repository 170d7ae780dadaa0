"use client";
import { clsx } from "clsx";
import { Clock } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { formatAgo, formatExact, formatMoment, formatTime } from "@/components/ui/format";
import { isSnoozed } from "@/hooks/realtime/notification-filters";
import { serverNow } from "@/hooks/server-clock";
import { useActor } from "@/hooks/use-actor";
import { useMarkRead } from "@/hooks/use-notification";
import type { Notification } from "@/lib/domain/notification/schema";
import { EventIcon } from "./event-icon";
import { ItemActions } from "./item-actions";
import { ItemMenu } from "./item-menu";
import { levelLook } from "./levels";
import { detailOf, isLong, rowText, rowTitle } from "./notification-look";
import type { Selection } from "./selection";

interface NotificationItemProps {
  row: Notification;
  selection: Selection;
  onOpen: (() => void) | undefined;
  /** Ids of the rows folded behind this one: ticking it ticks them too. */
  folded: readonly string[];
  /** It belongs to the stack above it. */
  isInside: boolean;
  /** The section's heading names the day. */
  isDated: boolean;
}

export function NotificationItem({
  row,
  folded,
  selection,
  isInside,
  isDated,
  onOpen,
}: NotificationItemProps) {
  const { timezone } = useActor();
  const markRead = useMarkRead();
  const item = useRef<HTMLDivElement>(null);
  const { word, square } = levelLook[row.level];
  const detail = detailOf(row);
  const read = () => {
    if (!row.is_read) markRead.mutate({ params: { id: row.id } });
  };
  const open = () => {
    read();
    if (row.action_url) onOpen?.();
  };
  return (
    <div
      ref={item}
      data-testid="panel-item"
      data-unread={!row.is_read}
      className={clsx(
        "group/item relative flex gap-3 py-3.5 hover:bg-sunk/60",
        isInside ? "pl-9" : "pl-5",
        selection.isOn ? "pr-5" : "pr-2",
      )}
    >
      {!row.is_read && (
        <span
          aria-hidden
          className={clsx(
            "absolute top-[27px] size-1.5 rounded-full bg-info",
            isInside ? "left-[23px]" : "left-[7px]",
          )}
        />
      )}
      {selection.isOn ? (
        <Tick row={row} folded={folded} selection={selection} />
      ) : (
        <span
          role="img"
          aria-label={word}
          className={clsx("grid size-9 shrink-0 place-items-center rounded-[10px]", square)}
        >
          <EventIcon event_type={row.event_type} level={row.level} />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-2">
          {selection.isOn ? (
            <p dir="auto" className={rowTitle}>
              <UnreadWord row={row} />
              {row.title}
            </p>
          ) : (
            <ItemTitle row={row} onOpen={open} />
          )}
          <time
            dateTime={row.created_at}
            title={formatExact(row.created_at, timezone)}
            className="relative shrink-0 text-xs text-muted"
          >
            {(isDated ? formatTime : formatAgo)(row.created_at, timezone)}
          </time>
        </div>
        <Message text={row.message} />
        {detail && <p className="text-[13px] leading-5 break-words text-muted">{detail}</p>}
        {row.snoozed_until && isSnoozed(row, serverNow()) && (
          <p className="mt-1 flex items-center gap-1.5 text-[13px] font-[560] text-muted">
            <Clock aria-hidden size={15} />
            Back {formatMoment(row.snoozed_until, timezone)}
          </p>
        )}
        {!selection.isOn && <ItemActions row={row} onOpen={open} />}
      </div>
      {!selection.isOn && <ItemMenu row={row} item={item} />}
    </div>
  );
}

/** With a direction of its own it has no say in the title's. */
const UnreadWord = ({ row }: { row: Notification }) =>
  !row.is_read && (
    <span dir="ltr" className="sr-only">
      Unread:{" "}
    </span>
  );

/** The title is the link; its invisible edge makes the whole row one target. */
function ItemTitle({ row, onOpen }: { row: Notification; onOpen: () => void }) {
  const look = `${rowTitle} after:absolute after:inset-0 after:content-['']`;
  const text = (
    <>
      <UnreadWord row={row} />
      {row.title}
    </>
  );
  if (row.action_url)
    return (
      <Link data-title dir="auto" href={row.action_url} onClick={onOpen} className={look}>
        {text}
      </Link>
    );
  return (
    <button data-title dir="auto" type="button" onClick={onOpen} className={look}>
      {text}
    </button>
  );
}

/** Its invisible edge, too, is the whole row. */
function Tick({
  row,
  folded,
  selection,
}: {
  row: Notification;
  folded: readonly string[];
  selection: Selection;
}) {
  const ids = [row.id, ...folded];
  const label =
    folded.length > 0 ? `Select “${row.title}” and ${folded.length} more` : `Select “${row.title}”`;
  return (
    <label className="grid size-9 shrink-0 cursor-pointer place-items-center after:absolute after:inset-0 after:content-['']">
      <input
        type="checkbox"
        aria-label={label}
        className="relative z-10 size-5 accent-ink"
        checked={ids.every((id) => selection.ids.has(id))}
        onChange={() => selection.toggle(ids)}
      />
    </label>
  );
}

/** Cut until somebody wants all of it. */
function Message({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p dir="auto" className={rowText(isLong(text) && !isOpen)}>
        {text}
      </p>
      {isLong(text) && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="relative min-h-9 text-[13.5px] font-[560] text-muted underline underline-offset-2 hover:text-ink pointer-coarse:min-h-11"
        >
          {isOpen ? "Show less" : "Show all of it"}
        </button>
      )}
    </>
  );
}
