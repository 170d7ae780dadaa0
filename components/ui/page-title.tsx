"use client";
import { clsx } from "clsx";
import { useEffect, useRef, type ReactNode } from "react";
import { takePendingFocus } from "./route-focus";

interface PageTitleProps {
  children: ReactNode;
  note?: ReactNode;
  /** Visually hidden on a phone; screen readers still get it. */
  hidden?: boolean;
}

/** The page's only h1. Takes focus after a client-side navigation, even when it mounts late. */
export function PageTitle({ children, note, hidden = false }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takePendingFocus()) heading.current?.focus();
  }, []);
  return (
    <div className={clsx("min-w-0 lg:in-data-shell:pr-44", hidden && "max-lg:sr-only")}>
      <h1 ref={heading} tabIndex={-1} className="text-h1 text-balance">
        {children}
      </h1>
      {note && <p className="mt-0.5 text-base text-muted">{note}</p>}
    </div>
  );
}
