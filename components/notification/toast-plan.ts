import type { Level } from "@/lib/event/event";

export const SUMMARY_KEY = "burst";
const BURST_SIZE = 4;
const BURST_MS = 1000;
const MAX_VISIBLE = 3;

export interface ShownToast {
  key: string;
  level: Level;
  /** Sticky or urgent: never folded into a summary. */
  isKept: boolean;
  /** When it was shown, by `performance.now()`. */
  at: number;
  /** How many toasts it stands for; more than one for a summary. */
  count: number;
}
export type ToastPlan =
  | { kind: "show" | "update"; dismiss: string[] }
  | { kind: "summary"; dismiss: string[]; count: number };

/**
 * Decides what a new toast does to the visible ones. The same key updates a toast in place, the
 * fourth within a second folds all of them into one summary, and otherwise a fourth toast dismisses
 * the oldest. Errors, urgent and sticky toasts are never folded.
 */
export function planToast(
  shown: readonly ShownToast[],
  next: Omit<ShownToast, "count">,
): ToastPlan {
  if (shown.some((toast) => toast.key === next.key)) return { kind: "update", dismiss: [] };
  const burst = shown.filter((toast) => isFoldable(toast) && next.at - toast.at < BURST_MS);
  const count = burst.reduce((sum, toast) => sum + toast.count, 1);
  if (isFoldable(next) && count >= BURST_SIZE) {
    const folded = burst.map((toast) => toast.key).filter((key) => key !== SUMMARY_KEY);
    return { kind: "summary", count, dismiss: folded };
  }
  const excess = Math.max(0, shown.length + 1 - MAX_VISIBLE);
  const oldestFirst = [...shown].sort((a, b) => a.at - b.at);
  return { kind: "show", dismiss: oldestFirst.slice(0, excess).map((toast) => toast.key) };
}

const isFoldable = (toast: Pick<ShownToast, "level" | "isKept">): boolean =>
  !toast.isKept && toast.level !== "error";
