"use client";
import { clsx } from "clsx";
import { Copy, FlipHorizontal2, Minus, Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";

interface RowBarProps {
  number: number;
  count: number;
  onResize: (count: number) => void;
  onTurn: () => void;
  onCopy: () => void;
  onRemove: () => void;
}

/** What can be done to the selected row; it floats over the lane, so that nothing shifts. */
export function RowBar({ number, count, onResize, onTurn, onCopy, onRemove }: RowBarProps) {
  return (
    <div
      role="toolbar"
      aria-label={`Row ${number}`}
      className={clsx(
        "absolute top-1/2 left-1/2 z-20 flex h-11 -translate-1/2 items-center",
        "rounded-[13px] bg-ink px-1.5 text-sm font-[600] text-ground shadow-card",
      )}
    >
      <span className="px-1.5 whitespace-nowrap max-sm:hidden">Row {number}</span>
      <Divider className="max-sm:hidden" />
      <BarButton label="One slot less" onClick={() => onResize(count - 1)} disabled={count <= 1}>
        <Minus size={17} aria-hidden />
      </BarButton>
      <span className="min-w-16 text-center whitespace-nowrap tabular-nums">
        {count} {count === 1 ? "slot" : "slots"}
      </span>
      <BarButton label="One slot more" onClick={() => onResize(count + 1)}>
        <Plus size={17} aria-hidden />
      </BarButton>
      <Divider />
      <BarButton label="Turn the row" text="Turn" onClick={onTurn}>
        <FlipHorizontal2 size={16} aria-hidden />
      </BarButton>
      <BarButton label="Copy the row" text="Copy" onClick={onCopy}>
        <Copy size={16} aria-hidden />
      </BarButton>
      <BarButton label="Remove the row" text="Remove" onClick={onRemove}>
        <Trash2 size={16} aria-hidden />
      </BarButton>
    </div>
  );
}

const Divider = ({ className = "" }) => (
  <span aria-hidden className={`mx-0.5 h-5 w-px bg-ground/30 ${className}`} />
);

function BarButton({
  label,
  text,
  disabled,
  onClick,
  children,
}: {
  label: string;
  text?: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
      className={clsx(
        "inline-flex h-11 min-w-10 items-center justify-center gap-1.5",
        "rounded-[9px] px-2 hover:bg-ground/15 focus-visible:outline-ground",
        "disabled:opacity-40",
      )}
    >
      {children}
      {text && <span className="max-md:sr-only">{text}</span>}
    </button>
  );
}
