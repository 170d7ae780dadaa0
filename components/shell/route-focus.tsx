"use client";
import { usePathname } from "next/navigation";
import { useEffect } from "react";

// Outside the component: the frame itself is made anew when a navigation changes the role's layout.
let pending = false;
let lastPath: string | null = null;

/** True once, for the heading that appears after a navigation whose page had none yet. */
export function takePendingFocus(): boolean {
  const was = pending;
  pending = false;
  return was;
}

/** Moves focus to the new page's h1, as a full page load would begin there. */
export function RouteFocus() {
  const path = usePathname();
  useEffect(() => {
    const moved = lastPath !== null && lastPath !== path;
    lastPath = path;
    if (!moved) return;
    const heading = document.querySelector<HTMLElement>("main h1");
    pending = heading === null;
    heading?.focus({ preventScroll: true });
  }, [path]);
  return null;
}
