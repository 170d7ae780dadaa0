"use client";
import { toast } from "react-toastify";
import type { Level } from "@/lib/event/event";
import { levelLook } from "./levels";
import { ToastBody, type ToastAction, type ToastData } from "./toast-body";
import { BURST_KEY, planToast, type ShownToast } from "./toast-plan";

export interface NotifyOptions {
  title?: string;
  /** Toasts with the same key are one toast, updated in place. */
  key?: string;
  /** Stays until it is dismissed. */
  sticky?: boolean;
  /** Is shown by itself also in a burst. */
  urgent?: boolean;
  actions?: ToastAction[];
  /** Where its words lead. */
  href?: string | undefined;
  vibrate?: boolean;
}

let shown: ShownToast[] = [];
let serial = 0;

function show(level: Level, text: string, options: NotifyOptions = {}): void {
  const { title, actions = [], href, sticky = false, key = `toast-${++serial}` } = options;
  const at = performance.now();
  const kept = sticky || options.urgent === true;
  const plan = planToast(shown, { key, level, kept, at });
  for (const old of plan.dismiss) toast.dismiss(old);
  if (options.vibrate !== false) vibrate(levelLook[level].vibrate);
  if (plan.kind !== "summary") {
    return render(
      { key, level, kept, at, stands_for: 1 },
      { level, title, text, actions, href, at },
      sticky,
    );
  }
  const summary = {
    level: "info",
    title: `${plan.count} new notifications`,
    text: "All of them are in the bell.",
    at,
  } as const;
  const entry = { key: BURST_KEY, level: "info", kept: false, at, stands_for: plan.count } as const;
  render(entry, { ...summary, actions: [{ label: "See all", href: "/notifications" }] }, false);
}

function render(entry: ShownToast, data: ToastData, sticky: boolean): void {
  const { key } = entry;
  shown = [entry, ...shown.filter((other) => other.key !== key)];
  // Only an error interrupts a screen reader; everything else waits its turn.
  const options = {
    role: data.level === "error" ? "alert" : "status",
    autoClose: sticky ? (false as const) : undefined,
  };
  const body = <ToastBody toast={data} />;
  if (toast.isActive(key)) toast.update(key, { ...options, render: body, delay: 0 });
  else
    toast(body, {
      ...options,
      toastId: key,
      onClose: () => {
        shown = shown.filter((other) => other.key !== key);
      },
    });
}

function vibrate(pattern: number[]): void {
  if (pattern.length === 0 || typeof navigator.vibrate !== "function") return;
  if (
    !navigator.userActivation?.hasBeenActive ||
    matchMedia("(prefers-reduced-motion: reduce)").matches
  )
    return;
  navigator.vibrate(pattern);
}

const at = (level: Level) => (text: string, options?: NotifyOptions) => show(level, text, options);

/** The one way to raise a toast: 4 seconds, at most three, everything else is in the bell (S1.39–S1.44). */
export const notify = {
  success: at("success"),
  error: at("error"),
  warning: at("warning"),
  info: at("info"),
  confirm: at("confirm"),
  show,
  /** Takes a toast away whose matter is settled. */
  dismiss: (key: string) => toast.dismiss(key),
};
