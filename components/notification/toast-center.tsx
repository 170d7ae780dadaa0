"use client";
import { toast, ToastContainer } from "react-toastify";
import { useToastSeconds } from "@/hooks/use-delivery-settings";
import type { Level } from "@/lib/event/event";
import { announceError } from "./error-announcer";
import { levelStyles } from "./level-styles";
import type { NotifyOptions } from "./notify";
import { ToastBody, type ToastData } from "./toast-body";
import { planToast, SUMMARY_KEY, type ShownToast } from "./toast-plan";
import { ToastTransition } from "./toast-transition";
import { useToastPlace } from "./use-toast-place";

let shownToasts: ShownToast[] = [];
let lastKey = 0;

/** Shows a toast. At most three are visible, and a burst is folded into one summary. */
export function show(level: Level, text: string, options: NotifyOptions = {}): void {
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

export const dismiss = (key: string) => toast.dismiss(key);

/** The container of all toasts: above the navigation on a phone, top right on a desktop. */
export function ToastCenter({ nonce }: { nonce?: string | undefined }) {
  const toastSeconds = useToastSeconds();
  useToastPlace();
  return (
    <ToastContainer
      aria-label="Notifications, press Alt+T"
      {...(nonce ? { nonce } : {})}
      position="bottom-center"
      newestOnTop
      customProgressBar
      autoClose={toastSeconds > 0 ? toastSeconds * 1000 : false}
      closeButton={false}
      icon={false}
      closeOnClick={false}
      pauseOnHover={false}
      pauseOnFocusLoss={false}
      draggable="touch"
      draggablePercent={40}
      transition={ToastTransition}
    />
  );
}
