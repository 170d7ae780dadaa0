"use client";
import { useEffect, useState } from "react";
import { onClockJump } from "./server-clock";

/** Renders again every so often, and at once when the server's clock was moved: for words like "4 min ago". */
export function useTick(everyMs = 30_000): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const again = () => tick((count) => count + 1);
    const timer = setInterval(again, everyMs);
    const forget = onClockJump(again);
    return () => {
      clearInterval(timer);
      forget();
    };
  }, [everyMs]);
}
