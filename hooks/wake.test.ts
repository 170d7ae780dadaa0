import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onWake } from "./wake";

let page: EventTarget & { visibilityState: string };
/** How long the device has slept, in milliseconds. */
let slept = 0;

beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", new EventTarget());
  slept = 0;
  const start = Date.now();
  vi.stubGlobal("performance", { now: () => Date.now() - start - slept });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("T7: calls after a sleep, during which the monotonic clock stood still", () => {
  const listener = vi.fn();
  const stop = new AbortController();
  onWake(listener, stop.signal);
  vi.advanceTimersByTime(60_000);
  expect(listener).not.toHaveBeenCalled();
  slept += 20 * 60_000;
  vi.advanceTimersByTime(1000);
  expect(listener).toHaveBeenCalledOnce();
  stop.abort();
  slept += 20 * 60_000;
  vi.advanceTimersByTime(5000);
  expect(listener).toHaveBeenCalledOnce();
});

it("T7: calls when the page is shown, not when it is hidden", () => {
  const listener = vi.fn();
  onWake(listener, new AbortController().signal);
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(listener).not.toHaveBeenCalled();
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(listener).toHaveBeenCalledOnce();
});
