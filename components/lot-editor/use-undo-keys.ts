import { useEffect, useEffectEvent } from "react";
import type { LayoutDraft } from "./use-layout";
import type { PlanSelection } from "./use-selection";

/** Ctrl+Z and Ctrl+Y (Shift+Ctrl+Z) outside of fields, and Escape, which selects nothing. */
export function useUndoKeys(draft: LayoutDraft, selection: PlanSelection): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test((event.target as Element).tagName);
    if (event.key === "Escape") selection.clear();
    if (isTyping || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) draft.redo();
    else draft.undo();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
