import { beforeEach, expect, it, vi } from "vitest";

/** Milliseconds since the page was loaded, by the device's monotonic clock. */
let elapsed = 0;
const LOADED_AT = Date.parse("2026-11-21T10:00:00Z");
const iso = (ms: number) => new Date(ms).toISOString();

beforeEach(() => {
  vi.resetModules();
  elapsed = 0;
  vi.stubGlobal("window", {});
  vi.stubGlobal("performance", {
    timeOrigin: LOADED_AT,
    now: () => elapsed,
    getEntriesByType: () => [{ requestStart: 10, responseStart: 50 }],
  });
});
const load = () => import("./server-clock");

it("follows the device until the server's time is known", async () => {
  const { serverNow } = await load();
  elapsed = 5000;
  expect(serverNow()).toBe(LOADED_AT + 5000);
});

it("T6: starts with the time that came with the page, whatever the device says", async () => {
  const { startServerClock, serverNow } = await load();
  elapsed = 2000;
  startServerClock(iso(LOADED_AT + 3_600_000));
  expect(serverNow()).toBe(LOADED_AT + 3_600_000 + 2000 - 30);
});

it("keeps a newer time when the page is drawn again", async () => {
  const { learnServerTime, startServerClock, serverNow } = await load();
  learnServerTime(iso(LOADED_AT + 60_000), 0);
  startServerClock(iso(LOADED_AT));
  expect(serverNow()).toBe(LOADED_AT + 60_000);
});

it("takes the time of each rendering on the server", async () => {
  vi.stubGlobal("window", undefined);
  const { startServerClock, serverNow } = await load();
  startServerClock(iso(LOADED_AT + 60_000));
  startServerClock(iso(LOADED_AT + 7000));
  expect(serverNow()).toBe(LOADED_AT + 7000);
});

it("adds half of the round trip to the server's time", async () => {
  const { learnServerTime, serverNow } = await load();
  learnServerTime(iso(LOADED_AT + 60_000), 200);
  elapsed = 1000;
  expect(serverNow()).toBe(LOADED_AT + 61_100);
});

it("prefers the sample with the shortest round trip", async () => {
  const { learnServerTime, serverNow } = await load();
  learnServerTime(iso(LOADED_AT + 60_000), 40);
  learnServerTime(iso(LOADED_AT + 60_100), 400);
  expect(serverNow()).toBe(LOADED_AT + 60_020);
});

it("applies a jump of the clock immediately and reports it", async () => {
  const { learnServerTime, onClockJump, serverNow } = await load();
  learnServerTime(iso(LOADED_AT), 40);
  const listener = vi.fn();
  onClockJump(listener);
  learnServerTime(iso(LOADED_AT + 10), 40);
  expect(listener).not.toHaveBeenCalled();
  learnServerTime(iso(LOADED_AT + 600_000), 400);
  expect(listener).toHaveBeenCalledOnce();
  expect(serverNow()).toBe(LOADED_AT + 600_200);
});

it("drops older samples for an unsolicited frame", async () => {
  const { learnServerTime, serverNow } = await load();
  learnServerTime(iso(LOADED_AT), 40);
  learnServerTime(iso(LOADED_AT + 200), null);
  expect(serverNow()).toBe(LOADED_AT + 200);
});

it("ignores an unreadable time", async () => {
  const { learnServerTime, serverNow } = await load();
  learnServerTime("soon", 40);
  expect(serverNow()).toBe(LOADED_AT);
});
