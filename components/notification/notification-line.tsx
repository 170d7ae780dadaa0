"use client";
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ListLine } from "./list-lines";
import { NotificationItem } from "./notification-item";
import type { Selection } from "./use-selection";

interface NotificationLineProps {
  line: ListLine;
  selection: Selection;
  /** Opens or closes the fold. */
  onToggle: () => void;
  onNavigate: (() => void) | undefined;
}

/** A notification with its section's heading and the button that unfolds related ones. */
export function NotificationLine({ line, selection, onToggle, onNavigate }: NotificationLineProps) {
  const { row, heading, foldedRows, isFoldOpen, isInOpenFold, hasDayHeading } = line;
  return (
    <div className={clsx("border-b border-line", isInOpenFold && "bg-sunk/50")}>
      {heading && (
        <h2 className="border-b border-line bg-sunk px-5 py-2 text-[13px] font-[560] text-muted">
          {heading}
        </h2>
      )}
      <NotificationItem
        row={row}
        foldedIds={isFoldOpen ? [] : foldedRows.map((one) => one.id)}
        selection={selection}
        isInOpenFold={isInOpenFold}
        hasDayHeading={hasDayHeading}
        onNavigate={onNavigate}
      />
      {foldedRows.length > 0 && (
        <button
          type="button"
          aria-expanded={isFoldOpen}
          onClick={onToggle}
          className={clsx(
            "relative -mt-2.5 mb-1.5 ml-[60px] inline-flex min-h-9 items-center gap-1.5",
            "rounded-control px-2 text-[13px] font-[560] text-muted after:absolute",
            "after:-inset-y-1 after:inset-x-0 hover:bg-sunk hover:text-ink",
          )}
        >
          <ChevronDown
            aria-hidden
            size={15}
            className={clsx("transition-transform", isFoldOpen && "rotate-180")}
          />
          {isFoldOpen ? "Hide" : "Show"} {foldedRows.length} related
          <span className="sr-only">: {row.title}</span>
        </button>
      )}
    </div>
  );
}
