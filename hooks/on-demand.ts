"use client";
import { useEffect, useEffectEvent, useState } from "react";

/** By then the code is loaded even when the browser never rests. */
const PRELOAD_WITHIN_MS = 1500;
/** Where the browser does not say when it rests. */
const PRELOAD_AFTER_MS = 300;

interface Options {
  /** Loads immediately; otherwise the code is loaded when the browser is idle. */
  isWanted: boolean;
  /** Called just before the code is used for the first time. */
  onLoaded?: () => void;
  /** Called when the wanted code could not be loaded; the next wish tries again. */
  onFailed?: () => void;
}

/**
 * Code that pages do not start with. `useCode` returns it, or null until it is loaded; `preload`
 * has it loaded before anything that uses it is drawn.
 */
export function onDemand<Code extends object>(load: () => Promise<Code>) {
  let loaded: Code | null = null;
  const preload = async (): Promise<Code> => (loaded ??= await load());
  function useCode({ isWanted, onLoaded, onFailed }: Options): Code | null {
    const [code, setCode] = useState(loaded);
    const use = useEffectEvent((arrived: Code) => {
      onLoaded?.();
      setCode(arrived);
    });
    const fail = useEffectEvent(() => {
      if (isWanted) onFailed?.();
    });
    useEffect(() => {
      if (code) return;
      const start = () => void preload().then(use, fail);
      return isWanted ? start() : whenIdle(start);
    }, [code, isWanted]);
    return code;
  }
  return { useCode, preload };
}

function whenIdle(run: () => void): () => void {
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(run, PRELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(run, { timeout: PRELOAD_WITHIN_MS });
  return () => cancelIdleCallback(request);
}
