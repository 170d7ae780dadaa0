"use client";
import { useEffectEvent, useLayoutEffect, useState } from "react";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { changed, redone, startOf, undone, type History } from "./history";
import { codeProblem, planOf, type Plan } from "./plan";
import { useLayoutSaver } from "./use-layout-saver";

interface Message {
  text: string;
  isRefusal: boolean;
}
const OVERTAKEN = "The plan was changed in another tab or on another device. ";
const notices = {
  shown: { text: `${OVERTAKEN}This is how it is now.`, isRefusal: false },
  carried: { text: `${OVERTAKEN}This is how it is now, with your change in it.`, isRefusal: false },
  lost: {
    text: `${OVERTAKEN}This is how it is now, without your last change: please make it again.`,
    isRefusal: true,
  },
} satisfies Record<string, Message>;

/** A lot's layout with its history; each change is saved after a moment. */
export function useLayout(lot: Lot, slots: readonly Slot[]) {
  const [history, setHistory] = useState(() => startOf(planOf(slots)));
  const [message, setMessage] = useState<Message | null>(null);
  const saver = useLayoutSaver(lot, slots, {
    first: history.present,
    onRefused: (saved, text) => {
      setHistory((now) => ({ ...undone(now), present: saved, future: [] }));
      setMessage({ text, isRefusal: true });
    },
    onOvertaken,
  });
  /** The steps before would bring the old plan back, so that the history begins anew. */
  function onOvertaken(stored: Plan, carried: Plan | null) {
    const start = startOf(stored);
    const isCarried = carried !== null && carried !== stored;
    setHistory(isCarried ? changed(start, carried) : start);
    if (isCarried) setMessage(notices.carried);
    else setMessage(carried ? notices.shown : notices.lost);
  }
  const follow = useEffectEvent(saver.follow);
  useLayoutEffect(() => follow(slots), [slots]);
  function show(next: History<Plan>) {
    setHistory(next);
    setMessage(null);
    saver.saveSoon(next.present);
  }
  return {
    plan: history.present,
    message,
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
