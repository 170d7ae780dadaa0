"use client";
import { useSyncExternalStore } from "react";

let said = "";
const listeners = new Set<() => void>();

/** Has a screen reader say an error at once, where the toasts themselves wait for their turn. */
export function announceError(text: string): void {
  said = text;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function ErrorAnnouncer() {
  const text = useSyncExternalStore(
    subscribe,
    () => said,
    () => "",
  );
  return (
    <p role="alert" aria-live="assertive" className="sr-only">
      {text}
    </p>
  );
}
