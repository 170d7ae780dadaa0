"use client";
import { useEffect, useLayoutEffect } from "react";
import type { ToastTransitionProps } from "react-toastify";

const DURATION_MS = 170;
const hasReducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Slides a toast in and folds it away; without animation under reduced motion. */
export function ToastTransition({ children, isIn, done, nodeRef }: ToastTransitionProps) {
  useLayoutEffect(() => {
    if (hasReducedMotion()) return;
    nodeRef.current?.animate(
      [
        { opacity: 0, transform: "translateY(8px)" },
        { opacity: 1, transform: "none" },
      ],
      { duration: DURATION_MS, easing: "ease-out" },
    );
  }, [nodeRef]);

  useEffect(() => {
    if (isIn) return;
    const node = nodeRef.current;
    if (!node || hasReducedMotion()) return done();
    const frames = [
      { opacity: 1, height: `${node.offsetHeight}px` },
      { opacity: 0, height: "0px", marginTop: "-12px", paddingBlock: "0px" },
    ];
    node.animate(frames, { duration: DURATION_MS, easing: "ease-in", fill: "forwards" });
    // A timer instead of the animation's end, which may never come in a hidden tab.
    const timer = setTimeout(done, DURATION_MS);
    return () => clearTimeout(timer);
  }, [isIn, done, nodeRef]);
  return <>{children}</>;
}
