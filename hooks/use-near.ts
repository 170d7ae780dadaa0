"use client";
import { useEffect, useRef, useState } from "react";

/** How far below the screen an element counts as near. */
const DISTANCE = "200px";

/** Whether an element has come onto the screen or near it. Returns the element's ref too. */
export function useNear<Node extends Element>() {
  const ref = useRef<Node>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (isNear || !ref.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => setNear(entry?.isIntersecting ?? false),
      { rootMargin: DISTANCE },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [isNear]);
  return { ref, isNear };
}
