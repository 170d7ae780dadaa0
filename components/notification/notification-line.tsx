"use client";
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { NotificationItem } from "./notification-item";
import type { Selection } from "./selection";
import type { Line } from "./stacks";

interface NotificationLineProps {
  line: Line;
  selection: Selection;
  onToggle: () => void;
  onOpen: (() => void) | undefined;
}

/** A row with the heading of the section that it opens, and the button to what is folded behind it. */
export function NotificationLine({ line, selection, onToggle, onOpen }: NotificationLineProps) {
  const { row, heading, behind, isOpen, isInside, isDated } = line;
  const folded = isOpen ? [] : behind.map((one) => one.id);
  return (
    <div className={clsx("border-b border-line", isInside && "bg-sunk/50")}>
      {heading && (
        <h2 className="border-b border-line bg-sunk px-5 py-2 text-[13px] font-[560] text-muted">
          {heading}
        </h2>
      )}
      <NotificationItem
        row={row}
        folded={folded}
        selection={selection}
        isInside={isInside}
        isDated={isDated}
        onOpen={onOpen}
      />
      {behind.length > 0 && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={onToggle}
          className="relative -mt-2.5 mb-1.5 ml-[60px] inline-flex min-h-9 items-center gap-1.5 rounded-control px-2 text-[13px] font-[560] text-muted after:absolute after:-inset-y-1 after:inset-x-0 hover:bg-sunk hover:text-ink"
        >
          <ChevronDown
            aria-hidden
            size={15}
            className={clsx("transition-transform", isOpen && "rotate-180")}
          />
          {isOpen ? `Hide ${behind.length} about this` : `${behind.length} more about this`}
          <span className="sr-only">: {row.title}</span>
        </button>
      )}
    </div>
  );
}
