"use client";
import { useMemo, useSyncExternalStore } from "react";

const STORAGE_KEY = "parkmate:alert-check";
const CHANGED = "parkmate:alert-check";
export interface CheckResult {
  sound?: Verdict;
  vibration?: Verdict;
  connection?: Verdict;
  connection_ms?: number;
  /** When the last check ended, ISO 8601. */
  at?: string;
}
type Verdict = "works" | "fails";

const isVerdict = (value: unknown) => value === "works" || value === "fails";
const isValid: Record<keyof CheckResult, (value: unknown) => boolean> = {
  sound: isVerdict,
  vibration: isVerdict,
  connection: isVerdict,
  connection_ms: Number.isFinite,
  at: (value) => typeof value === "string" && !Number.isNaN(Date.parse(value)),
};

/** The last results on this device; empty for anything unreadable. Kept after a sign-out. */
export function parseResult(raw: string | null): CheckResult {
  try {
    const stored = JSON.parse(raw ?? "{}") as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(isValid).flatMap(([name, check]) =>
        check(stored[name]) ? [[name, stored[name]]] : [],
      ),
    );
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
