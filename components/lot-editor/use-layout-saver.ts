"use client";
import { useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";
import { isRefused, isRetryable } from "@/hooks/retry";
import { useRetry } from "@/hooks/wait";
import { useUnloadWarning } from "@/hooks/use-unload-warning";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { ApiError } from "@/lib/http/client";
import { carriedOver, isSamePlan } from "./carry-over";
import { codeProblem, planOf, type Plan } from "./plan";
import { detailOf, RETRY_MS, TRIED_AGAIN, useSaveStatus } from "./save-state";
import { useStoredLayout, type StoredLayout } from "./use-stored-layout";

/** Several changes within this time are sent together. */
const SAVE_AFTER_MS = 400;

interface Options {
  first: Plan;
  /** Called when the server refuses a plan; `saved` is the last one that it took. */
  onRefused: (saved: Plan, detail: string) => void;
  onOvertaken: Overtaken;
}
/**
 * Called when somebody else has changed the plan: it is `stored` now. `carried` is that plan with
 * what was not saved yet, or null where this could not be carried over.
 */
type Overtaken = (stored: Plan, carried: Plan | null) => void;

interface Work {
  wanted: Plan;
  saved: Plan;
  /** A plan that may be stored although no answer said so, since the last answer. */
  unanswered: Plan | null;
  running: boolean;
}

const workFrom = (plan: Plan): Work => ({
  wanted: plan,
  saved: plan,
  unanswered: null,
  running: false,
});

/** Sends the newest plan of a lot, one at a time. */
export function useLayoutSaver(lot: Lot, slots: readonly Slot[], options: Options) {
  const status = useSaveStatus();
  const [isDirty, setDirty] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const work = useRef<Work>(workFrom(options.first));
  const stored = useStoredLayout(lot, slots);
  const { saveOnce, follow } = useNewestPlan(work, stored, options.onOvertaken);
  const retry = useRetry(RETRY_MS);
  useUnloadWarning(isDirty);

  function saveSoon(plan: Plan) {
    work.current.wanted = plan;
    clearTimeout(timer.current);
    const problem = codeProblem(plan);
    if (problem) return status.failed(problem);
    setDirty(true);
    timer.current = setTimeout(() => void saveNow(), SAVE_AFTER_MS);
  }
  async function saveNow() {
    const state = work.current;
    if (state.running) return;
    state.running = true;
    status.saving();
    try {
      while (state.wanted !== state.saved && codeProblem(state.wanted) === null) await saveOnce();
      setDirty(false);
      status.saved();
    } catch (error) {
      giveUp(error);
    }
    state.running = false;
  }
  /** What the server refuses is taken back; what it did not get is sent again. */
  function giveUp(error: unknown) {
    if (isRetryable(error)) {
      status.failed(`${detailOf(error)} ${TRIED_AGAIN}`);
      return retry(saveNow);
    }
    if (!isRefused(error)) return status.failed(detailOf(error));
    // The plan itself says why, and a second message beside it would say it in other words.
    status.idle();
    work.current.wanted = work.current.saved;
    setDirty(false);
    if (!isOvertaken(error)) options.onRefused(work.current.saved, wordsOf(error));
  }
  return { saveSoon, follow };
}

const isOvertaken = ({ problem }: ApiError) => problem.code === "layout_changed";
const wordsOf = ({ problem: { code, detail } }: ApiError) =>
  code === "live_bookings"
    ? "These slots are booked. Close them first: their drivers are moved or refunded."
    : detail;

function useNewestPlan(work: RefObject<Work>, stored: StoredLayout, onOvertaken: Overtaken) {
  /** Throws where the server refuses the plan, and where it cannot be carried over. */
  async function saveOnce() {
    const state = work.current;
    const plan = state.wanted;
    try {
      await stored.send(plan);
      state.saved = plan;
      state.unanswered = null;
    } catch (error) {
      if (!isRefused(error)) state.unanswered = plan;
      if (!isRefused(error) || !isOvertaken(error)) throw error;
      const newest = await stored.fetch();
      const { saved, wanted, unanswered } = state;
      const own = [wanted, unanswered].find((one) => one && isSamePlan(one, planOf(newest)));
      state.saved = stored.adopt(newest, own ?? wanted);
      state.unanswered = null;
      if (own) return;
      const carried = carriedOver(saved, wanted, state.saved);
      state.wanted = carried ?? state.saved;
      // Nothing more may be done to the old plan.
      flushSync(() => onOvertaken(state.saved, carried));
      if (!carried) throw error;
    }
  }
  /** Takes slots that were fetched for the plan, unless there is something to save. */
  function follow(fetched: readonly Slot[]) {
    const state = work.current;
    if (state.running || state.wanted !== state.saved || stored.isKnown(fetched)) return;
    state.saved = stored.adopt(fetched, state.wanted);
    state.unanswered = null;
    if (state.saved === state.wanted) return;
    state.wanted = state.saved;
    onOvertaken(state.saved, state.saved);
  }
  return { saveOnce, follow };
}
