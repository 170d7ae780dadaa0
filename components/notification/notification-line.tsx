"use client";
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ListLine } from "./list-lines";
import { NotificationItem } from "./notification-item";
import type { Selection } from "./use-selection";

interface NotificationLineProps {
  line: ListLine;
  selection: Selection;
  onToggle: () => void;
  onOpen: (() => void) | undefined;
}

/** A notification with its section's heading and the button that unfolds related ones. */
export function NotificationLine({ line, selection, onToggle, onOpen }: NotificationLineProps) {
  const { row, heading, folded, isUnfolded, isInside, hasDayHeading } = line;
  return (
    <div className={clsx("border-b border-line", isInside && "bg-sunk/50")}>
      {heading && (
        <h2 className="border-b border-line bg-sunk px-5 py-2 text-[13px] font-[560] text-muted">
          {heading}
        </h2>
      )}
      <NotificationItem
        row={row}
        foldedIds={isUnfolded ? [] : folded.map((one) => one.id)}
        selection={selection}
        isInside={isInside}
        hasDayHeading={hasDayHeading}
        onOpen={onOpen}
      />
      {folded.length > 0 && (
        <button
          type="button"
          aria-expanded={isUnfolded}
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
            className={clsx("transition-transform", isUnfolded && "rotate-180")}
          />
          {isUnfolded ? "Hide" : "Show"} {folded.length} related
          <span className="sr-only">: {row.title}</span>
        </button>
      )}
    </div>
  );
}
