import { clsx } from "clsx";

/** A key of the keyboard, drawn. For the eye only: the control itself has `aria-keyshortcuts`. */
export const KeyCap = ({ children, className }: { children: string; className?: string }) => (
  <kbd
    aria-hidden
    className={clsx(
      "hidden size-6 shrink-0 place-items-center rounded-[7px] border border-current/25 xl:grid",
      "font-sans text-xs font-[560] opacity-75",
      className,
    )}
  >
    {children}
  </kbd>
);
