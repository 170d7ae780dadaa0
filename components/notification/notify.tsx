"use client";
import { toast } from "react-toastify";
import type { Level } from "@/lib/event/event";
import { announceError } from "./error-announcer";
import { levelStyles } from "./level-styles";
import { ToastBody, type ToastAction, type ToastData } from "./toast-body";
import { planToast, SUMMARY_KEY, type ShownToast } from "./toast-plan";

export interface NotifyOptions {
  title?: string;
  /** Toasts with the same key are one toast, updated in place. */
  key?: string;
  /** Stays until it is dismissed. */
  sticky?: boolean;
  /** Never folded into the summary of a burst. */
  urgent?: boolean;
  actions?: ToastAction[];
  /** Makes the text a link. */
  href?: string | undefined;
  vibrate?: boolean;
}

let shownToasts: ShownToast[] = [];
let lastKey = 0;

function show(level: Level, text: string, options: NotifyOptions = {}): void {
  const { title, actions = [], href, sticky = false, key = `toast-${++lastKey}` } = options;
  const at = performance.now();
  const isKept = sticky || options.urgent === true;
  const plan = planToast(shownToasts, { key, level, isKept, at });
  for (const dismissed of plan.dismiss) toast.dismiss(dismissed);
  if (options.vibrate !== false) vibrate(levelStyles[level].vibrate);
  if (plan.kind === "summary") showSummary(plan.count, at);
  else
    render({ key, level, isKept, at, count: 1 }, { level, title, text, actions, href, at }, sticky);
}

function showSummary(count: number, at: number): void {
  render(
    { key: SUMMARY_KEY, level: "info", isKept: false, at, count },
    {
      level: "info",
      title: `${count} new notifications`,
      text: "All of them are in the bell.",
      actions: [{ label: "See all", href: "/notifications" }],
      at,
    },
    false,
  );
}

function render(entry: ShownToast, data: ToastData, sticky: boolean): void {
  const { key } = entry;
  shownToasts = [entry, ...shownToasts.filter((other) => other.key !== key)];
  const options = {
    // The list of toasts is the live region, and one inside of it would be read twice.
    role: "group",
    autoClose: sticky ? (false as const) : undefined,
  };
  if (data.level === "error") announceError(data.title ? `${data.title}. ${data.text}` : data.text);
  const body = <ToastBody toast={data} />;
  if (toast.isActive(key)) toast.update(key, { ...options, render: body, delay: 0 });
  else
    toast(body, {
      ...options,
      toastId: key,
      onClose: () => {
        shownToasts = shownToasts.filter((other) => other.key !== key);
      },
    });
}

function vibrate(pattern: number[]): void {
  if (pattern.length === 0 || typeof navigator.vibrate !== "function") return;
  const isAllowed = navigator.userActivation?.hasBeenActive;
  if (!isAllowed || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  navigator.vibrate(pattern);
}

const showWithLevel = (level: Level) => (text: string, options?: NotifyOptions) =>
  show(level, text, options);

/** Shows toasts. At most three are visible, and a burst is folded into one summary. */
export const notify = {
  success: showWithLevel("success"),
  error: showWithLevel("error"),
  warning: showWithLevel("warning"),
  info: showWithLevel("info"),
  confirm: showWithLevel("confirm"),
  show,
  dismiss: (key: string) => toast.dismiss(key),
};
