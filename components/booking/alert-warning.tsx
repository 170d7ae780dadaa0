"use client";
import { clsx } from "clsx";
import { BellOff, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Link } from "@/components/ui/link";
import { serverNow } from "@/hooks/server-clock";
import { useAlertPermission } from "@/hooks/use-alert-permission";
import { DAY_MS } from "@/lib/core/duration";
import { RemindCard } from "./remind-card";

/** Key of the time of dismissal in localStorage, and name of the event that announces it. */
const KEY = "parkmate:alert-warning";
const DISMISSED_MS = 30 * DAY_MS;

function subscribe(listener: () => void): () => void {
  window.addEventListener(KEY, listener);
  return () => window.removeEventListener(KEY, listener);
}
const isDismissed = () => serverNow() - Number(localStorage.getItem(KEY) ?? 0) < DISMISSED_MS;

function dismiss() {
  localStorage.setItem(KEY, String(Math.round(serverNow())));
  window.dispatchEvent(new Event(KEY));
}

const warning = clsx(
  "flex items-center gap-3 rounded-card border border-line bg-card py-1.5 pr-1.5 pl-4",
  "text-sm shadow-card",
);
const dismissButton =
  "grid size-11 shrink-0 place-items-center rounded-control text-muted hover:bg-sunk";

/** Offers reminders on this device, or says why it will not give any. */
export function AlertWarning() {
  const permission = useAlertPermission();
  const dismissed = useSyncExternalStore(subscribe, isDismissed, () => true);
  if (permission === null || permission === "granted" || dismissed) return null;
  if (permission === "default") return <RemindCard onDismiss={dismiss} />;
  return (
    <div role="note" data-testid="alert-warning" className={warning}>
      <BellOff size={18} className="shrink-0 text-warn" aria-hidden />
      <p className="min-w-0 flex-1 py-1.5">
        This device will not alert you.{" "}
        <Link
          href="/settings#check"
          className="inline-block py-1 font-[600] underline underline-offset-2"
        >
          Check alerts
        </Link>
      </p>
      <button
        type="button"
        aria-label="Not now"
        title="Not now"
        onClick={dismiss}
        className={dismissButton}
      >
        <X size={18} aria-hidden />
      </button>
    </div>
  );
}
