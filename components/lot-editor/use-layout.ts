"use client";
import { useState } from "react";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { changed, redone, startOf, undone, type History } from "./history";
import { codeProblem, planOf, type Plan } from "./plan";
import { useLayoutSaver } from "./use-layout-saver";

/** A lot's layout with its history; each change is saved after a moment. */
export function useLayout(lot: Lot, slots: readonly Slot[]) {
  const [history, setHistory] = useState(() => startOf(planOf(slots)));
  const [refusal, setRefusal] = useState<string | null>(null);
  const saver = useLayoutSaver(lot, slots, {
    first: history.present,
    onRefused: (saved, detail) => {
      setHistory((now) => ({ ...undone(now), present: saved, future: [] }));
      setRefusal(detail);
    },
  });
  function show(next: History<Plan>) {
    setHistory(next);
    setRefusal(null);
    saver.saveSoon(next.present);
  }
  return {
    plan: history.present,
    refusal,
    problem: codeProblem(history.present),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    /** Changes of one `group` in a row are one step of the history. */
    edit: (plan: Plan, group?: string) => {
      if (plan !== history.present) show(changed(history, plan, group));
    },
    undo: () => {
      if (history.past.length) show(undone(history));
    },
    redo: () => {
      if (history.future.length) show(redone(history));
    },
  };
}
export type LayoutDraft = ReturnType<typeof useLayout>;
