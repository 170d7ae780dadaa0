import type { Draft } from "@/hooks/use-template";
import { draftOf, isSame } from "./draft";

export type Base = Draft & { version: number };
export interface Started {
  draft: Draft;
  /** What was stored when the draft was begun. */
  base: Base;
}

export const startOf = (stored: Base): Started => ({
  draft: draftOf(stored),
  base: { ...draftOf(stored), version: stored.version },
});

/** Whether other words are stored by now. A switch of `is_active` alone is a version, too. */
export const isOvertaken = (base: Base, stored: Base): boolean =>
  stored.version > base.version && !isSame(base, stored);
