"use client";
import { clsx } from "clsx";
import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";

function subscribe(listener: () => void) {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

export function OfflineBanner() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status" className="px-5 lg:px-8 lg:pr-64">
      {!online && (
        <p
          className={clsx(
            "mb-2 flex items-center gap-2 rounded-control bg-warn-soft px-3.5 py-2.5 text-sm",
            "text-warn",
          )}
        >
          <WifiOff size={17} aria-hidden />
          You are offline. This page may be out of date. Countdowns keep running.
        </p>
      )}
    </div>
  );
}
