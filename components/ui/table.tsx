import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** A table on a card that scrolls sideways; focusable, so that the keyboard can scroll it. */
export function Table({ label, className, ...rest }: ComponentProps<"table"> & { label: string }) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="overflow-x-auto rounded-card border border-line bg-card shadow-card"
    >
      <table className={clsx("w-full border-collapse text-left text-base", className)} {...rest} />
    </div>
  );
}

export const Th = ({ className, ...rest }: ComponentProps<"th">) => (
  <th
    scope="col"
    className={clsx(
      "border-b border-line px-4 py-2.5 text-xs font-[560] whitespace-nowrap text-muted",
      className,
    )}
    {...rest}
  />
);
export const Tr = ({ className, ...rest }: ComponentProps<"tr">) => (
  <tr className={clsx("border-b border-line last:border-0", className)} {...rest} />
);
export const Td = ({ className, ...rest }: ComponentProps<"td">) => (
  <td className={clsx("px-4 py-3 align-middle", className)} {...rest} />
);
