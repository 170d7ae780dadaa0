import type { VirtualItem } from "@tanstack/react-virtual";

interface Place {
  list: string;
  href: string;
  heights: VirtualItem[];
  offset: number;
  margin: number;
  isBack: boolean;
}

/** Where the list that was left last stood, and how high its rows were. */
let left: Place | null = null;

/** Call when the list goes; `href` is the address that it stood at. Only going back to that address finds the place again. */
export function leavePlace(where: Omit<Place, "isBack">): void {
  const place: Place = { ...where, isBack: false };
  left = place;
  window.addEventListener(
    "popstate",
    () => {
      place.isBack = window.location.href === place.href;
    },
    { once: true },
  );
}

export const placeOf = (list: string): Place | null =>
  left?.list === list && left.isBack ? left : null;
