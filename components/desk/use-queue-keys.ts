"use client";
import { useEffect, type RefObject } from "react";

interface QueueKeys {
  list: RefObject<HTMLElement | null>;
  detail: RefObject<HTMLElement | null>;
}

/** By how many rows a key moves. */
const steps: Record<string, number> = { j: 1, k: -1, arrowdown: 1, arrowup: -1 };

/**
 * J and K, and in the list the arrows, move between the rows; other keys press the button of the
 * selected row that names them. They work where no text is typed and no dialog is open.
 */
export function useQueueKeys({ list, detail }: QueueKeys): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const key = event.key.toLowerCase();
      if (isCombined(event) || !isMeant(key, list.current)) return;
      event.preventDefault();
      const step = steps[key];
      if (step) move(list.current, step);
      else press(detail.current, key.toUpperCase());
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [list, detail]);
}

/** Elsewhere the arrows scroll the page. */
const isMeant = (key: string, list: HTMLElement | null) =>
  key.startsWith("arrow")
    ? key in steps && !!list?.contains(document.activeElement)
    : /^[a-z]$/.test(key) && isFocusOnPage();

const isCombined = ({ metaKey, ctrlKey, altKey, repeat }: KeyboardEvent) =>
  metaKey || ctrlKey || altKey || repeat;

function isFocusOnPage(): boolean {
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) return true;
  return !!activeElement.closest("main") && !activeElement.matches("input, textarea, select");
}

const press = (detail: HTMLElement | null, key: string) =>
  detail?.querySelector<HTMLElement>(`[aria-keyshortcuts="${key}"]`)?.click();

function move(list: HTMLElement | null, step: number): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>("li > div > a") ?? [])];
  const current = rows.findIndex((row) => row.hasAttribute("aria-current"));
  rows[Math.min(rows.length - 1, Math.max(0, current + step))]?.focus();
}
