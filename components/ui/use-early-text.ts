import { useEffectEvent, useLayoutEffect, useRef, type RefObject } from "react";

type TextElement = HTMLInputElement | HTMLTextAreaElement;

/**
 * Hands on what a person typed before the page's scripts had started. React keeps that text in the
 * field and tells nobody, until the next change of the page puts the old text back.
 */
export function useEarlyText<Element extends TextElement>(
  value: unknown,
  onValueChange: ((value: string) => void) | undefined,
): RefObject<Element | null> {
  const field = useRef<Element>(null);
  const adopt = useEffectEvent(() => {
    const typed = field.current?.value;
    if (typed && typeof value === "string" && typed !== value) onValueChange?.(typed);
  });
  useLayoutEffect(() => adopt(), []);
  return field;
}
