"use client";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

let pending = false;

/** True once, for the heading that appears after a navigation whose page had none yet. */
export function takePendingFocus(): boolean {
  const was = pending;
  pending = false;
  return was;
}

/** Moves focus to the new page's h1, as a full page load would begin there. */
export function RouteFocus() {
  const path = usePathname();
  const known = useRef(path);
  useEffect(() => {
    if (known.current === path) return;
    known.current = path;
    const heading = document.querySelector<HTMLElement>("main h1");
    pending = heading === null;
    heading?.focus({ preventScroll: true });
  }, [path]);
  return null;
}
