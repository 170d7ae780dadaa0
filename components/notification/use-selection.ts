"use client";
import { useRef, useState, type RefObject } from "react";
import { focusAfterClose } from "./focus-after-close";

/** The selected notifications; `isOn` while the checkboxes are shown. */
export interface Selection {
  isOn: boolean;
  ids: ReadonlySet<string>;
  /** The button that starts selecting; focus returns to it at the end. */
  button: RefObject<HTMLButtonElement | null>;
  start: () => void;
  stop: () => void;
  /** Selects all of these, or none when all are selected already. */
  toggle: (ids: readonly string[]) => void;
}

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  return {
    isOn: ids !== null,
    ids: ids ?? new Set(),
    button,
    start: () => setIds(new Set()),
    stop: () => {
      setIds(null);
      focusAfterClose(() => button.current);
    },
    toggle: (toggled) => setIds((before) => toggleIds(before ?? new Set(), toggled)),
  };
}

/** The selection with these ids added, or without them when it held them all. */
export function toggleIds(before: ReadonlySet<string>, ids: readonly string[]): Set<string> {
  const next = new Set(before);
  const hadAll = ids.every((id) => before.has(id));
  for (const id of ids)
    if (hadAll) next.delete(id);
    else next.add(id);
  return next;
}
