import { clsx } from "clsx";
import type { ReactNode } from "react";

const frame = clsx(
  "grid justify-items-center gap-1 rounded-card px-6 py-10 text-center",
  "border border-dashed border-line-strong",
);

/** Takes the place of an empty list: what is missing, and what to do next. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={frame}>
      {icon && (
        <div className="mb-2 text-muted" aria-hidden="true">
          {icon}
        </div>
      )}
      <p className="text-h2">{title}</p>
      {children && <p className="max-w-[42ch] text-sm text-muted">{children}</p>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
