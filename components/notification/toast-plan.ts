import type { Level } from "@/lib/event/event";

export const BURST_KEY = "burst";
const BURST_SIZE = 4;
const BURST_MS = 1000;
const MAX_VISIBLE = 3;

export interface ShownToast {
  key: string;
  level: Level;
  /** Sticky or urgent: it is never folded into a summary. */
  kept: boolean;
  at: number;
  stands_for: number;
}
export type ToastPlan =
  | { kind: "show" | "update"; dismiss: string[] }
  | { kind: "summary"; dismiss: string[]; count: number };

/**
 * Decides what a new toast does to those on screen: the same key updates in place, the fourth within a moment folds all of them
 * into one summary, and a fourth visible one pushes out the oldest. Errors, urgent and sticky toasts are never folded away.
 */
export function planToast(
  shown: readonly ShownToast[],
  next: Omit<ShownToast, "stands_for">,
): ToastPlan {
  if (shown.some((toast) => toast.key === next.key)) return { kind: "update", dismiss: [] };
  const folds = (toast: { level: Level; kept: boolean }) => !toast.kept && toast.level !== "error";
  const burst = shown.filter((toast) => folds(toast) && next.at - toast.at < BURST_MS);
  const count = burst.reduce((sum, toast) => sum + toast.stands_for, 1);
  if (folds(next) && count >= BURST_SIZE) {
    return {
      kind: "summary",
      count,
      dismiss: burst.map((toast) => toast.key).filter((key) => key !== BURST_KEY),
    };
  }
  const oldestFirst = [...shown].sort((a, b) => a.at - b.at);
  return {
    kind: "show",
    dismiss: oldestFirst
      .slice(0, Math.max(0, shown.length + 1 - MAX_VISIBLE))
      .map((toast) => toast.key),
  };
}
