import { clsx } from "clsx";
import { CircleCheck, CircleDashed, CircleMinus, CircleX, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export type CheckState = "works" | "fails" | "untried" | "absent";
const looks: Record<CheckState, { icon: LucideIcon; colour: string }> = {
  works: { icon: CircleCheck, colour: "text-ok" },
  fails: { icon: CircleX, colour: "text-bad" },
  untried: { icon: CircleDashed, colour: "text-muted" },
  absent: { icon: CircleMinus, colour: "text-muted" },
};

interface CheckRowProps {
  name: string;
  icon: LucideIcon;
  title: string;
  state: CheckState;
  word: string;
  action?: ReactNode;
  children: ReactNode;
}

/** One check with its result and what to do about it. */
export function CheckRow({
  name,
  icon: Icon,
  title,
  state,
  word,
  action,
  children,
}: CheckRowProps) {
  const { icon: Tick, colour } = looks[state];
  return (
    <li
      data-testid={`check-${name}`}
      data-state={state}
      className={clsx(
        "flex flex-wrap items-center gap-x-3 gap-y-2.5 border-b border-line px-4 py-3.5 sm:px-5",
      )}
    >
      <span
        aria-hidden
        className="grid size-9 shrink-0 place-items-center self-start rounded-[10px] bg-sunk"
      >
        <Icon size={18} strokeWidth={1.75} />
      </span>
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-[620]">{title}</span>
          <span
            role="status"
            className={`inline-flex items-center gap-1 self-center text-sm font-[600] ${colour}`}
          >
            <Tick size={15} aria-hidden />
            {word}
          </span>
        </p>
        <div className="text-sm text-muted">{children}</div>
      </div>
      {action && <div className="flex gap-2 max-sm:pl-12">{action}</div>}
    </li>
  );
}
