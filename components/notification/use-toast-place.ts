"use client";
import { useEffect } from "react";
import { toast } from "react-toastify";
import { chooseToastPlace, type Obstacle, type Rect, type ToastPlace } from "./toast-place";

/** By then a dialog or the panel that has just opened stands where it stays. */
const SETTLED_MS = 220;
const PART = "li, tr, fieldset, [data-testid=queue-row], [data-testid=panel-item]";

const needed: readonly { selector: string; weight: number }[] = [
  { selector: "nav[aria-label=Main], header button", weight: 8 },
  { selector: "[data-keep-clear], [role=dialog] button[type=submit]", weight: 10 },
  { selector: "[data-testid=panel]", weight: 5 },
  { selector: "[role=dialog] input, [role=dialog] textarea", weight: 4 },
  { selector: "[data-page], main h1", weight: 1 },
];
const ACTED_WEIGHT = 9;

/** What the person acted on last, where it was then. */
let acted: { part: Element; rect: Rect } | null = null;

/** Keeps the toasts away from what was just changed, from totals, buttons and the navigation. */
export function useToastPlace(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const placeSoon = () => {
      if (!document.querySelector(".Toastify__toast")) return;
      requestAnimationFrame(place);
      clearTimeout(timer);
      timer = setTimeout(place, SETTLED_MS);
    };
    const remember = ({ target }: Event) => {
      if (target instanceof Element && !target.closest(".Toastify, body > [data-base-ui-portal]")) {
        const part = target.closest(PART) ?? target;
        acted = { part, rect: part.getBoundingClientRect() };
      }
      placeSoon();
    };
    const stopListening = toast.onChange(() => requestAnimationFrame(placeSoon));
    const acts = ["click", "focusin"] as const;
    for (const act of acts) document.addEventListener(act, remember, true);
    addEventListener("resize", placeSoon);
    return () => {
      stopListening();
      for (const act of acts) document.removeEventListener(act, remember, true);
      removeEventListener("resize", placeSoon);
      clearTimeout(timer);
    };
  }, []);
}

function place(): void {
  const toasts = [...document.querySelectorAll(".Toastify__toast")].map(boxOf);
  if (toasts.length === 0) return;
  const height = toasts.reduce((sum, box) => sum + box.bottom - box.top + 12, 0);
  const panel = document.querySelector("[data-testid=panel]");
  const screen = {
    width: innerWidth,
    height: innerHeight,
    sideEnd: boxOf(document.querySelector("aside:has(nav)")).right,
    bottomBar: bottomBar(),
    panelStart: panel && boxOf(panel).left,
  };
  show(chooseToastPlace(screen, height, obstacles()));
}

function obstacles(): Obstacle[] {
  const found = needed.flatMap(({ selector, weight }) =>
    [...document.querySelectorAll(selector)].map((part) => ({ rect: boxOf(part), weight })),
  );
  const focused = document.activeElement;
  if (focused?.matches("input, textarea, select"))
    found.push({ rect: boxOf(focused), weight: ACTED_WEIGHT });
  if (acted) {
    const rect = acted.part.isConnected ? boxOf(acted.part) : acted.rect;
    found.push({ rect, weight: ACTED_WEIGHT });
  }
  return found.filter(({ rect }) => rect.bottom > rect.top && rect.right > rect.left);
}

/** The upper edge of the navigation, or of the bar that stands over it. */
function bottomBar(): number {
  const bars = [...document.querySelectorAll("nav[aria-label=Main], [aria-label='Selected slot']")]
    .map(boxOf)
    .filter(({ top, bottom }) => bottom > top && Math.abs(bottom - innerHeight) < 2);
  return Math.min(innerHeight, ...bars.map(({ top }) => top));
}

const boxOf = (element: Element | null): Rect =>
  element?.getBoundingClientRect() ?? { top: 0, left: 0, right: 0, bottom: 0 };

function show(chosen: ToastPlace): void {
  const { top, right, bottom, left } = chosen;
  const inset = [top, right, bottom, left].map((edge) =>
    edge === undefined ? "auto" : `${edge}px`,
  );
  document.documentElement.style.setProperty("--toast-inset", inset.join(" "));
}
