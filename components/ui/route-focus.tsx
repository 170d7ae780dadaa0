"use client";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { keepFocus } from "./kept-focus";

// Module state, because a navigation to another role's layout remounts the component.
let pending = false;
let lastPath: string | null = null;

/** True once after a navigation to a page whose heading has not mounted yet. */
export function takePendingFocus(): boolean {
  const was = pending;
  pending = false;
  return was;
}

/**
 * Moves focus to the new page's h1 after a client-side navigation, and on a page to the next
 * sensible place when the focused element is removed.
 */
export function RouteFocus() {
  const path = usePathname();
  useEffect(keepFocus, []);
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
