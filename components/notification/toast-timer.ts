"use client";
import { useEffect, useRef, useState, type RefObject } from "react";

/**
 * Closes a toast after `ms`. The clock stands while a pointer rests on it, while keyboard focus is inside and while the tab is
 * hidden. The toast library's own timer is the end of a CSS animation, which reduced motion would cut short.
 * `startedAt` restarts it, for a toast that is updated in place.
 */
export function useToastTimer(
  inside: RefObject<HTMLElement | null>,
  ms: number | false,
  startedAt: number,
  onEnd: () => void,
): boolean {
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const [hidden, setHidden] = useState(() => document.hidden);
  const paused = hovered || focused || hidden;
  const remaining = useRef(ms || 0);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });

  useEffect(() => {
    const toast = inside.current?.closest<HTMLElement>(".Toastify__toast");
    if (!toast) return;
    const controller = new AbortController();
    const options = { signal: controller.signal };
    toast.addEventListener(
      "pointerenter",
      (event) => {
        if (event.pointerType === "mouse") setHovered(true);
      },
      options,
    );
    toast.addEventListener("pointerleave", () => setHovered(false), options);
    // A click or a tap leaves the focus on the toast, too, where nobody would take it away again. `:focus-visible` does not tell:
    // it is no match after the hot key of the toasts when the mouse was used before.
    let pressed = false;
    toast.addEventListener(
      "mousedown",
      () => {
        pressed = true;
        setTimeout(() => {
          pressed = false;
        });
      },
      options,
    );
    toast.addEventListener("focusin", () => setFocused(!pressed), options);
    toast.addEventListener("focusout", () => setFocused(false), options);
    toast.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Escape") end.current();
      },
      options,
    );
    document.addEventListener("visibilitychange", () => setHidden(document.hidden), options);
    return () => controller.abort();
  }, [inside]);

  useEffect(() => {
    remaining.current = ms || 0;
  }, [ms, startedAt]);
  useEffect(() => {
    if (ms === false || paused) return;
    const from = performance.now();
    const timer = setTimeout(() => end.current(), remaining.current);
    return () => {
      clearTimeout(timer);
      remaining.current = Math.max(0, remaining.current - (performance.now() - from));
    };
  }, [ms, startedAt, paused]);
  return paused;
}
