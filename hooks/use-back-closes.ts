"use client";
import { useEffect, useEffectEvent, useId } from "react";
import { hasNavigatedSince } from "./navigation";

/** Where people go back by a gesture or a key of the device, and mean what is on top. */
const PHONE = "(pointer: coarse), (max-width: 639px)";
/** A link in a layer closes it and navigates in one click; to go back would end that navigation. */
const AFTER_MS = 400;
const BEFORE_MS = 300;

/** The layers that are open, by the mark of their entry in the history. */
const open = new Set<string>();
const markOf = (state: unknown) => (state as { layer?: string } | null)?.layer;

/** An entry whose layer is closed shows the same page as the one before: it is passed over. */
function passOver({ state }: PopStateEvent) {
  const mark = markOf(state);
  if (mark && !open.has(mark)) window.history.back();
}

function enter(mark: string) {
  if (open.size === 0) {
    window.removeEventListener("popstate", passOver);
    window.addEventListener("popstate", passOver);
  }
  open.add(mark);
  // With Next's own state in it, the entry is the same page to Next.
  if (markOf(window.history.state) !== mark)
    window.history.pushState({ ...window.history.state, layer: mark }, "");
}

function leave(mark: string) {
  open.delete(mark);
  const clicked = performance.now() - BEFORE_MS;
  setTimeout(() => {
    const isLeft = !open.has(mark) && markOf(window.history.state) === mark;
    if (isLeft && !hasNavigatedSince(clicked)) window.history.back();
  }, AFTER_MS);
}

/**
 * Does something that takes the place of the page's entry in the history, after the layer on top of
 * it has given up its own. Call it when the layer closes.
 */
export function afterLayer(replace: () => void): void {
  const mark = markOf(window.history.state);
  if (!mark) return replace();
  window.addEventListener("popstate", () => replace(), { once: true });
  window.history.back();
}

/** On a phone, going back closes the layer that is on top and does not leave the page. */
export function useBackCloses(isOpen: boolean, close: () => void): void {
  const id = useId();
  const onBack = useEffectEvent(close);
  useEffect(() => {
    if (!isOpen || !window.matchMedia(PHONE).matches) return;
    // Unlike `id`, the mark is not the same after a reload.
    const mark = `${performance.timeOrigin}${id}`;
    const popped = ({ state }: PopStateEvent) => {
      const shown = markOf(state);
      if (shown !== mark && !(shown && open.has(shown) && isAbove(shown, mark))) onBack();
    };
    enter(mark);
    window.addEventListener("popstate", popped);
    return () => {
      window.removeEventListener("popstate", popped);
      leave(mark);
    };
  }, [isOpen, id]);
}

/** Whether a layer was opened after another one. */
const isAbove = (layer: string, other: string) => {
  const marks = [...open];
  return marks.indexOf(layer) > marks.indexOf(other);
};
