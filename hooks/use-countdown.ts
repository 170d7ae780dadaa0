"use client";
import { useCallback, useEffect, useEffectEvent, useRef, useSyncExternalStore } from "react";
import { MINUTE_MS, MINUTE_S } from "@/lib/core/duration";
import { WARN_BEFORE_END_MINUTES } from "@/lib/event/reminder-times";
import { onClockJump, serverNow } from "./server-clock";

/** Seconds before the end at which `onCross` is called. */
const thresholds = [WARN_BEFORE_END_MINUTES * MINUTE_S, 0] as const;
/** A page that was just loaded also reports a threshold passed within this time. */
const FRESH_SECONDS = 15;

const secondsUntil = (end: string) =>
  Math.max(-86_400, Math.ceil((Date.parse(end) - serverNow()) / 1000));

/** Calls back on every whole second, and at once when the clock jumped or the tab woke up. */
function everySecond(end: string, listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const schedule = () => {
    const left = Date.parse(end) - serverNow();
    timer = setTimeout(
      () => {
        listener();
        schedule();
      },
      left > 0 ? (left % 1000 || 1000) + 4 : 1000,
    );
  };
  const restart = () => {
    clearTimeout(timer);
    listener();
    schedule();
  };
  schedule();
  const stopJumps = onClockJump(restart);
  document.addEventListener("visibilitychange", restart);
  return () => {
    clearTimeout(timer);
    stopJumps();
    document.removeEventListener("visibilitychange", restart);
  };
}

/**
 * Whole seconds until `end` by the server's clock, negative after it. `onCross` is called with the
 * lowest threshold passed since the last update, so a device that slept past both reports only one.
 */
export function useCountdown(
  end: string,
  { onCross }: { onCross?: (threshold: number) => void } = {},
): number {
  const subscribe = useCallback((listener: () => void) => everySecond(end, listener), [end]);
  const seconds = useSyncExternalStore(
    subscribe,
    () => secondsUntil(end),
    () => 0,
  );
  const last = useRef<{ end: string; seconds: number } | null>(null);
  const crossed = useEffectEvent((threshold: number) => onCross?.(threshold));
  useEffect(() => {
    const before = last.current?.end === end ? last.current.seconds : seconds + FRESH_SECONDS;
    last.current = { end, seconds };
    const passed = thresholds.filter((threshold) => before > threshold && seconds <= threshold);
    if (passed.length) crossed(Math.min(...passed));
  }, [end, seconds]);
  return seconds;
}

/** Sets the tab's title while the component is mounted, and restores it afterwards. */
export function useDocumentTitle(text: string | null): void {
  const original = useRef<string | null>(null);
  useEffect(() => {
    if (text === null) return;
    original.current ??= document.title;
    document.title = text;
  }, [text]);
  useEffect(
    () => () => {
      if (original.current !== null) document.title = original.current;
    },
    [],
  );
}

function everyMinute(listener: () => void): () => void {
  const stopJumps = onClockJump(listener);
  const timer = setInterval(listener, 5000);
  return () => {
    clearInterval(timer);
    stopJumps();
  };
}

/** The current minute since 1970 by the server's clock. */
export const useMinute = (): number =>
  useSyncExternalStore(
    everyMinute,
    () => Math.floor(serverNow() / MINUTE_MS),
    () => 0,
  );
