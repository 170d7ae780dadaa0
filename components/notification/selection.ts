"use client";
import { useState } from "react";

/** What is ticked while somebody chooses several; `isOn` while they do. */
export interface Selection {
  isOn: boolean;
  ids: ReadonlySet<string>;
  start: () => void;
  stop: () => void;
  /** Ticks all of these, or none when all are ticked already. */
  toggle: (ids: readonly string[]) => void;
}

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null);
  return {
    isOn: ids !== null, ids: ids ?? new Set(), start: () => setIds(new Set()), stop: () => setIds(null),
    toggle: (some) => setIds((before) => {
      const next = new Set(before);
      const all = some.every((id) => next.has(id));
      for (const id of some) if (all) next.delete(id); else next.add(id);
      return next;
    }),
  };
}
