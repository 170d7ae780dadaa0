"use client";
import { useEffect, useRef, useState, type RefObject } from "react";

/**
 * Closes a toast after `ms` and returns whether its timer is paused: while a mouse is over it,
 * while keyboard focus is inside, and while the tab is hidden. `startedAt` restarts the timer of a
 * toast that is updated in place. The library's own timer is the end of a CSS animation, which
 * reduced motion would cut short.
 */
export function useToastTimer(
  body: RefObject<HTMLElement | null>,
  ms: number | false,
  startedAt: number,
  onClose: () => void,
): boolean {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  const paused = useIsPaused(body, close);
  const remaining = useRef(ms || 0);
  useEffect(() => {
    remaining.current = ms || 0;
  }, [ms, startedAt]);
  useEffect(() => {
    if (ms === false || paused) return;
    const from = performance.now();
    const timer = setTimeout(() => close.current(), remaining.current);
    return () => {
      clearTimeout(timer);
      remaining.current = Math.max(0, remaining.current - (performance.now() - from));
    };
  }, [ms, startedAt, paused]);
  return paused;
}

/** Whether a toast's timer is paused. Escape closes the toast while the focus is inside. */
function useIsPaused(body: RefObject<HTMLElement | null>, close: RefObject<() => void>): boolean {
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const [hidden, setHidden] = useState(() => document.hidden);
  useEffect(() => {
    const toast = body.current?.closest<HTMLElement>(".Toastify__toast");
    if (!toast) return;
    const controller = new AbortController();
    const { signal } = controller;
    const on = <E extends keyof HTMLElementEventMap>(
      event: E,
      listener: (event: HTMLElementEventMap[E]) => void,
    ) => toast.addEventListener(event, listener, { signal });
    on("pointerenter", (event) => {
      if (event.pointerType === "mouse") setHovered(true);
    });
    on("pointerleave", () => setHovered(false));
    on("keydown", (event) => {
      if (event.key === "Escape") close.current();
    });
    trackKeyboardFocus(on, setFocused);
    document.addEventListener("visibilitychange", () => setHidden(document.hidden), { signal });
    return () => controller.abort();
  }, [body, close]);
  return hovered || focused || hidden;
}

type Listen = <E extends "mousedown" | "focusin" | "focusout">(
  event: E,
  listener: (event: HTMLElementEventMap[E]) => void,
) => void;

/**
 * A click also leaves focus on the toast, but must not pause it. `:focus-visible` cannot tell them
 * apart: it does not match after the toasts' hot key when the mouse was used before.
 */
function trackKeyboardFocus(on: Listen, setFocused: (focused: boolean) => void): void {
  let isPressed = false;
  on("mousedown", () => {
    isPressed = true;
    setTimeout(() => {
      isPressed = false;
    });
  });
  on("focusin", () => setFocused(!isPressed));
  on("focusout", () => setFocused(false));
}
