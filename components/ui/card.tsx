import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

export function Card({ className, ...rest }: ComponentProps<"section">) {
  return (
    <section
      className={clsx("rounded-card border border-line bg-card shadow-card", className)}
      {...rest}
    />
  );
}

/** The layout of a page that shows only a message. */
export const messagePageClass = clsx(
  "mx-auto grid min-h-dvh max-w-[420px] content-center justify-items-start",
  "gap-3 px-6",
);

/** Card header: title on the left, a short note or link on the right. */
export function CardHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex min-h-12 items-center justify-between gap-3 px-4 pt-3 pb-2">
      <h2 className="text-h2">{title}</h2>
      {children && <div className="text-sm text-muted">{children}</div>}
    </div>
  );
}
