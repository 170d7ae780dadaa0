"use client";
import { useRef, useState, type RefObject } from "react";
import { focusLater } from "./focus-later";

/** What is ticked while somebody chooses several; `isOn` while they do. */
export interface Selection {
  isOn: boolean;
  ids: ReadonlySet<string>;
  /** The button that begins and ends it; the keyboard goes back there when the ticks and their bar go. */
  button: RefObject<HTMLButtonElement | null>;
  start: () => void;
  stop: () => void;
  /** Ticks all of these, or none when all are ticked already. */
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
      focusLater(() => button.current);
    },
    toggle: (some) =>
      setIds((before) => {
        const next = new Set(before);
        const all = some.every((id) => next.has(id));
        for (const id of some)
          if (all) next.delete(id);
          else next.add(id);
        return next;
      }),
  };
}
