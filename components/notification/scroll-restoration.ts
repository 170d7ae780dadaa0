import type { VirtualItem } from "@tanstack/react-virtual";

interface SavedScroll {
  listKey: string;
  href: string;
  /** Measured heights of the rows. */
  heights: VirtualItem[];
  /** How far the page was scrolled, in pixels. */
  scrollY: number;
  /** Where the list started below the top of the page, in pixels. */
  listTop: number;
}

let saved: (SavedScroll & { isBack: boolean }) | null = null;

/** Saves where an unmounting list was scrolled. Only a "back" to `href` restores it. */
export function saveScroll(scroll: SavedScroll): void {
  const entry = { ...scroll, isBack: false };
  saved = entry;
  window.addEventListener(
    "popstate",
    () => {
      entry.isBack = window.location.href === entry.href;
    },
    { once: true },
  );
}

export const restoredScroll = (listKey: string): SavedScroll | null =>
  saved?.listKey === listKey && saved.isBack ? saved : null;
