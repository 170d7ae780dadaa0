"use client";
import { useEffect, useLayoutEffect } from "react";
import type { ToastTransitionProps } from "react-toastify";

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const MS = 170;

/** Rises in and folds away; simply is there and is gone under reduced motion, where no animation end would ever come. */
export function ToastTransition({ children, isIn, done, nodeRef }: ToastTransitionProps) {
  useLayoutEffect(() => {
    if (!still())
      nodeRef.current?.animate(
        [
          { opacity: 0, transform: "translateY(8px)" },
          { opacity: 1, transform: "none" },
        ],
        { duration: MS, easing: "ease-out" },
      );
  }, [nodeRef]);

  useEffect(() => {
    if (isIn) return;
    const node = nodeRef.current;
    if (!node || still()) return done();
    const frames = [
      { opacity: 1, height: `${node.offsetHeight}px` },
      { opacity: 0, height: "0px", marginTop: "-12px", paddingBlock: "0px" },
    ];
    node.animate(frames, { duration: MS, easing: "ease-in", fill: "forwards" });
    // A timer rather than the animation's end: a hidden tab may never play it.
    const timer = setTimeout(done, MS);
    return () => clearTimeout(timer);
  }, [isIn, done, nodeRef]);
  return <>{children}</>;
}
