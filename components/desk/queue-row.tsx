"use client";
import { clsx } from "clsx";
import type { MouseEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { KeyCap } from "@/components/ui/key-cap";
import { Link } from "@/components/ui/link";
import { useReaderZone } from "@/hooks/use-actor";
import type { QueueItem } from "@/lib/domain/desk/schema";
import { QueueClock } from "./queue-clock";
import { QueueDecision } from "./queue-decision";
import { kinds, wordsOf } from "./queue-words";

interface QueueRowProps {
  item: QueueItem;
  selected: boolean;
  /** Whether the selected row is shown beside the list; Tab then goes from that row to it. */
  hasDetail: boolean;
  onSelect: () => void;
}

const row = clsx(
  "relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1.5 px-4.5 py-3.5",
  "border-b border-line last:border-0",
  "xl:min-h-16 xl:grid-cols-[66px_minmax(0,1fr)_auto_24px] xl:gap-x-3 xl:py-2.5",
);

/**
 * An item of the queue. Once decided it stays, dimmed, with the outcome and who decided. Where its
 * detail is beside the list a click selects it, elsewhere it opens its page.
 */
export function QueueRow({ item, selected, hasDetail, onSelect }: QueueRowProps) {
  const { what, who, amount, href } = wordsOf(item, useReaderZone());
  const { word, tone } = kinds[item.kind];
  const isOpen = item.resolved === null;
  function select(event: MouseEvent) {
    const opens = event.detail === 0 || event.metaKey || event.ctrlKey;
    if (opens || !hasDetail) return;
    event.preventDefault();
    onSelect();
  }
  return (
    <li
      data-testid="queue-row"
      data-resolved={!isOpen}
      className={clsx(row, selected && "xl:bg-sunk/60 xl:shadow-[inset_3px_0_0_var(--paint)]")}
    >
      <Badge tone={isOpen ? tone : "quiet"} className="justify-self-start">
        {word}
      </Badge>
      <div className="min-w-0 max-xl:col-span-2 max-xl:row-start-2">
        <Link
          href={href}
          aria-current={selected || undefined}
          tabIndex={hasDetail && !selected ? -1 : undefined}
          onClick={select}
          onFocus={onSelect}
          className={clsx(
            "block break-words after:absolute after:inset-0",
            isOpen ? "font-[620]" : "font-[560] text-muted",
          )}
        >
          {what}
        </Link>
        <p className="text-sm break-words text-muted">{who}</p>
      </div>
      <div className="text-right text-sm whitespace-nowrap max-xl:col-start-2 max-xl:row-start-1">
        {amount && (
          <p className={clsx("text-base", isOpen ? "font-[620]" : "text-muted")}>{amount}</p>
        )}
        <QueueClock item={item} />
      </div>
      {isOpen && <KeyCap>{item.kind === "cash" ? "V" : "A"}</KeyCap>}
      {isOpen && (
        <div className="relative col-span-2 mt-1 xl:hidden">
          <QueueDecision item={item} wide />
        </div>
      )}
    </li>
  );
}
