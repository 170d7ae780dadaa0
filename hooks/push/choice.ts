"use client";

const KEY = "parkmate:push";
const CHANGED = "parkmate:push-changed";

/** That a person has switched pushes on in this browser, and what the server knows of it. */
interface Choice {
  person: string;
  session: string;
  endpoint: string;
  /** When the server was last told, in milliseconds of this device's clock. */
  at: number;
}

/** Whether pushes for this person are on in this browser; the rest is in ./device.ts. */
export const isPushOn = (person: string): boolean => readChoice()?.person === person;

export function readChoice(): Choice | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") as Choice | null;
  } catch {
    return null;
  }
}

export function storeChoice(choice: Choice | null): void {
  if (choice) localStorage.setItem(KEY, JSON.stringify(choice));
  else localStorage.removeItem(KEY);
  window.dispatchEvent(new Event(CHANGED));
}

export function onChoice(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}
