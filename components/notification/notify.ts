"use client";
import { onDemand } from "@/hooks/on-demand";
import type { Level } from "@/lib/event/event";
import type { ToastAction } from "./toast-body";

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

type ToastCenter = typeof import("./toast-center");
/** The library and the looks of toasts, which no page starts with. */
export const toastCenter = onDemand((): Promise<ToastCenter> => import("./toast-center"));

let isWanted = false;
const listeners = new Set<() => void>();

/** Whether a toast was asked for, so that the container is needed at once. */
export const wantedToasts = {
  get: () => isWanted,
  getOnServer: () => false,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

function withToasts(use: (center: ToastCenter) => void): void {
  if (!isWanted) {
    isWanted = true;
    for (const listener of listeners) listener();
  }
  void toastCenter.preload().then(use);
}

const show = (level: Level, text: string, options?: NotifyOptions) =>
  withToasts((center) => center.show(level, text, options));
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
  dismiss: (key: string) => withToasts((center) => center.dismiss(key)),
};
