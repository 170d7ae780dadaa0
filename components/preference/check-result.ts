"use client";
import { useMemo, useSyncExternalStore } from "react";
import { z } from "zod";
import { instant } from "@/lib/http/shapes";

const KEY = "parkmate:alert-check";
const changed = "parkmate:alert-check";
const verdict = z.enum(["works", "fails"]);
const checkResult = z
  .object({
    sound: verdict,
    vibration: verdict,
    connection: verdict,
    connection_ms: z.number(),
    at: instant,
  })
  .partial();
export type CheckResult = z.infer<typeof checkResult>;

/** What the last check found out about this device. It knows nothing of who sat in front of it, so it outlives a sign-out. */
export function parseResult(raw: string | null): CheckResult {
  try {
    return checkResult.parse(JSON.parse(raw ?? "{}"));
  } catch {
    return {};
  }
}

function subscribe(listener: () => void): () => void {
  for (const name of [changed, "storage"]) window.addEventListener(name, listener);
  return () => {
    for (const name of [changed, "storage"]) window.removeEventListener(name, listener);
  };
}

export function useCheckResult(): CheckResult {
  const raw = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(KEY),
    () => null,
  );
  return useMemo(() => parseResult(raw), [raw]);
}

export function remember(change: CheckResult): void {
  localStorage.setItem(
    KEY,
    JSON.stringify({ ...parseResult(localStorage.getItem(KEY)), ...change }),
  );
  window.dispatchEvent(new Event(changed));
}
