"use client";
import { useEffect, useState } from "react";
import { onClockJump } from "./server-clock";

/** Re-renders periodically, and when the server's clock jumped: for texts such as "4 min ago". */
export function useTick(everyMs = 30_000): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const rerender = () => tick((count) => count + 1);
    const timer = setInterval(rerender, everyMs);
    const stop = onClockJump(rerender);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [everyMs]);
}
