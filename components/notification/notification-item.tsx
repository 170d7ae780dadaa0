"use client";
import { clsx } from "clsx";
import { Clock } from "lucide-react";
import { useRef, useState } from "react";
import { formatAgo, formatExact, formatMoment, formatTime } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { isSnoozed } from "@/hooks/realtime/notification-filters";
import { serverNow } from "@/hooks/server-clock";
import { useActor } from "@/hooks/use-actor";
import { useMarkRead } from "@/hooks/use-notification";
import type { Notification } from "@/lib/domain/notification/schema";
import { EventIcon } from "./event-icon";
import { ItemActions } from "./item-actions";
import { ItemMenu } from "./item-menu";
import { levelStyles } from "./level-styles";
import { detailOf, isLong, messageOf, rowText, rowTitle, titleOf } from "./notification-styles";
import type { Selection } from "./use-selection";

interface NotificationItemProps {
  row: Notification;
  selection: Selection;
  /** Called when the person follows the link of the notification. */
  onNavigate: (() => void) | undefined;
  /** Ids of the rows folded behind this one, which are selected together with it. */
  foldedIds: readonly string[];
  /** Whether the row is listed below the latest row of its fold, and so indented. */
  isInOpenFold: boolean;
  hasDayHeading: boolean;
}

/** A notification with its actions and menu, or with a checkbox while selecting. */
export function NotificationItem({
  row,
  foldedIds,
  selection,
  isInOpenFold,
  hasDayHeading,
  onNavigate,
}: NotificationItemProps) {
  const markRead = useMarkRead();
  const item = useRef<HTMLDivElement>(null);
  const open = () => {
    if (!row.is_read) markRead.mutate({ params: { id: row.id } });
    if (row.action_url) onNavigate?.();
  };
  return (
    <div
      ref={item}
      data-testid="panel-item"
      data-unread={!row.is_read}
      className={clsx(
        "group/item relative flex gap-3 py-3.5 hover:bg-sunk/60",
        isInOpenFold ? "pl-9" : "pl-5",
        selection.isOn ? "pr-5" : "pr-2",
      )}
    >
      {!row.is_read && <UnreadDot isInOpenFold={isInOpenFold} />}
      {selection.isOn ? (
        <SelectBox row={row} foldedIds={foldedIds} selection={selection} />
      ) : (
        <ItemIcon row={row} />
      )}
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-2">
          {selection.isOn ? <PlainTitle row={row} /> : <LinkedTitle row={row} onOpen={open} />}
          <ItemTime row={row} hasDayHeading={hasDayHeading} />
        </div>
        <ItemText row={row} />
        {!selection.isOn && <ItemActions row={row} onOpen={open} />}
      </div>
      {!selection.isOn && <ItemMenu row={row} item={item} />}
    </div>
  );
}

interface RowProps {
  row: Notification;
}

const UnreadDot = ({ isInOpenFold }: { isInOpenFold: boolean }) => (
  <span
    aria-hidden
    className={clsx(
      "absolute top-[27px] size-1.5 rounded-full bg-info",
      isInOpenFold ? "left-[23px]" : "left-[7px]",
    )}
  />
);

/** The event's icon in the colours of its level. Screen readers hear the level as a word. */
function ItemIcon({ row }: RowProps) {
  const { word, square } = levelStyles[row.level];
  return (
    <span
      role="img"
      aria-label={word}
      className={clsx("grid size-9 shrink-0 place-items-center rounded-[10px]", square)}
    >
      <EventIcon event_type={row.event_type} level={row.level} />
    </span>
  );
}

const PlainTitle = ({ row }: RowProps) => (
  <p dir="auto" className={rowTitle}>
    <TitleText row={row} />
  </p>
);

/** The title as a link or button whose click area covers the whole row. */
function LinkedTitle({ row, onOpen }: RowProps & { onOpen: () => void }) {
  const className = `${rowTitle} after:absolute after:inset-0 after:content-['']`;
  if (row.action_url)
    return (
      <Link data-title dir="auto" href={row.action_url} onClick={onOpen} className={className}>
        <TitleText row={row} />
      </Link>
    );
  return (
    <button data-title dir="auto" type="button" onClick={onOpen} className={className}>
      <TitleText row={row} />
    </button>
  );
}

/** "Unread" has its own direction, so that it does not set the direction of the title. */
const TitleText = ({ row }: RowProps) => (
  <>
    {!row.is_read && (
      <span dir="ltr" className="sr-only">
        Unread:{" "}
      </span>
    )}
    {titleOf(row)}
  </>
);

function ItemTime({ row, hasDayHeading }: RowProps & { hasDayHeading: boolean }) {
  const { timezone } = useActor();
  const format = hasDayHeading ? formatTime : formatAgo;
  return (
    <time
      dateTime={row.created_at}
      title={formatExact(row.created_at, timezone)}
      className="relative shrink-0 text-xs text-muted"
      suppressHydrationWarning
    >
      {format(row.created_at, timezone)}
    </time>
  );
}

function ItemText({ row }: RowProps) {
  const { timezone } = useActor();
  const detail = detailOf(row);
  return (
    <>
      <Message text={messageOf(row)} />
      {detail && <p className="text-[13px] leading-5 break-words text-muted">{detail}</p>}
      {row.snoozed_until && isSnoozed(row, serverNow()) && (
        <p className="mt-1 flex items-center gap-1.5 text-[13px] font-[560] text-muted">
          <Clock aria-hidden size={15} />
          Snoozed until {formatMoment(row.snoozed_until, timezone)}
        </p>
      )}
    </>
  );
}

interface SelectBoxProps extends RowProps {
  foldedIds: readonly string[];
  selection: Selection;
}

/** A checkbox whose click area covers the whole row. */
function SelectBox({ row, foldedIds, selection }: SelectBoxProps) {
  const ids = [row.id, ...foldedIds];
  const label =
    foldedIds.length > 0
      ? `Select “${row.title}” and ${foldedIds.length} more`
      : `Select “${row.title}”`;
  return (
    <label
      className={clsx(
        "grid size-9 shrink-0 cursor-pointer place-items-center after:absolute after:inset-0",
        "after:content-['']",
      )}
    >
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
          className={clsx(
            "relative min-h-9 text-[13.5px] font-[560] text-muted underline underline-offset-2",
            "hover:text-ink pointer-coarse:min-h-11",
          )}
        >
          {isOpen ? "Show less" : "Show more"}
        </button>
      )}
    </>
  );
}
