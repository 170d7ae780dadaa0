"use client";
import { useCallback, useEffect, useEffectEvent, useRef, useSyncExternalStore } from "react";
import { DAY_S, MINUTE_MS, MINUTE_S, SECOND_MS } from "@/lib/core/duration";
import { WARN_BEFORE_END_MINUTES } from "@/lib/event/reminder-times";
import { useRenderTime } from "./render-time";
import { onClockJump, serverNow } from "./server-clock";

/** Seconds before the end at which `onThreshold` is called. */
const thresholds = [WARN_BEFORE_END_MINUTES * MINUTE_S, 0] as const;
/** A page that was just loaded also reports a threshold that was passed within this time. */
const MISSED_SECONDS = 15;
/** The countdown stands still a day after the end. */
const MIN_SECONDS = -DAY_S;
/** A timer may fire a little early. With this much more, the next second has begun for certain. */
const TIMER_SLACK_MS = 4;
/** How often the minute is compared: a new one is noticed within this time. */
const MINUTE_CHECK_MS = 5 * SECOND_MS;

const secondsUntil = (end: string, now = serverNow()) =>
  Math.max(MIN_SECONDS, Math.ceil((Date.parse(end) - now) / SECOND_MS));

/** Milliseconds until the countdown to `end` shows another second. */
function msUntilNextSecond(end: string): number {
  const left = Date.parse(end) - serverNow();
  return left > 0 ? (left % SECOND_MS || SECOND_MS) + TIMER_SLACK_MS : SECOND_MS;
}

/**
 * Calls `listener` at every second of the countdown to `end`, and immediately when the clock jumped
 * or the tab was shown or hidden. Returns the function that stops it.
 */
function subscribeToSeconds(end: string, listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const schedule = () => {
    timer = setTimeout(() => {
      listener();
      schedule();
    }, msUntilNextSecond(end));
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
 * Whole seconds until `end` by the server's clock, negative after it. `onThreshold` is called when
 * five minutes are left and at the end, with the seconds of that threshold. After a sleep past
 * both, it is called for the end only.
 */
export function useCountdown(
  end: string,
  { onThreshold }: { onThreshold?: (threshold: number) => void } = {},
): number {
  const subscribe = useCallback((listener: () => void) => subscribeToSeconds(end, listener), [end]);
  const renderTime = useRenderTime();
  const seconds = useSyncExternalStore(
    subscribe,
    () => secondsUntil(end),
    () => secondsUntil(end, renderTime),
  );
  const previous = useRef<{ end: string; seconds: number } | null>(null);
  const reportThreshold = useEffectEvent((threshold: number) => onThreshold?.(threshold));
  useEffect(() => {
    const before =
      previous.current?.end === end ? previous.current.seconds : seconds + MISSED_SECONDS;
    previous.current = { end, seconds };
    const passed = thresholds.filter((threshold) => before > threshold && seconds <= threshold);
    if (passed.length > 0) reportThreshold(Math.min(...passed));
  }, [end, seconds]);
  return seconds;
}

/** Sets the tab's title until `text` is null or the component goes, and restores it then. */
export function useDocumentTitle(text: string | null): void {
  const original = useRef<string | null>(null);
  useEffect(() => {
    if (text === null) return restore(original);
    original.current ??= document.title;
    document.title = text;
  }, [text]);
  useEffect(() => () => restore(original), []);
}

function restore(original: { current: string | null }): void {
  if (original.current !== null) document.title = original.current;
  original.current = null;
}

function subscribeToMinute(listener: () => void): () => void {
  const stopJumps = onClockJump(listener);
  const timer = setInterval(listener, MINUTE_CHECK_MS);
  return () => {
    clearInterval(timer);
    stopJumps();
  };
}

/** Whole minutes since 1970 by the server's clock. */
export function useMinute(): number {
  const renderTime = useRenderTime();
  return useSyncExternalStore(
    subscribeToMinute,
    () => minuteOf(serverNow()),
    () => minuteOf(renderTime),
  );
}
const minuteOf = (ms: number): number => Math.floor(ms / MINUTE_MS);
