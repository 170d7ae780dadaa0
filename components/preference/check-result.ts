"use client";
import { useMemo, useSyncExternalStore } from "react";
import { z } from "zod";
import { instant } from "@/lib/http/shapes";

const STORAGE_KEY = "parkmate:alert-check";
const CHANGED = "parkmate:alert-check";
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

/** The last results on this device; empty for anything unreadable. Kept after a sign-out. */
export function parseResult(raw: string | null): CheckResult {
  try {
    return checkResult.parse(JSON.parse(raw ?? "{}"));
  } catch {
    return {};
  }
}

function subscribe(listener: () => void): () => void {
  for (const name of [CHANGED, "storage"]) window.addEventListener(name, listener);
  return () => {
    for (const name of [CHANGED, "storage"]) window.removeEventListener(name, listener);
  };
}

export function useCheckResult(): CheckResult {
  const raw = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(STORAGE_KEY),
    () => null,
  );
  return useMemo(() => parseResult(raw), [raw]);
}

export function saveCheckResult(change: CheckResult): void {
  const result = { ...parseResult(localStorage.getItem(STORAGE_KEY)), ...change };
  localStorage.setItem(STORAGE_KEY, JSON.stringify(result));
  window.dispatchEvent(new Event(CHANGED));
}
