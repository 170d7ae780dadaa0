"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useChangeLayout } from "@/hooks/use-lot";
import { useUnloadWarning } from "@/hooks/use-unload-warning";
import { listSlots } from "@/lib/domain/lot/client";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { ApiError } from "@/lib/http/client";
import { keyOf } from "@/lib/http/query-key";
import { codeProblem, layoutOf, type Plan } from "./plan";
import { useSaveStatus } from "./save-state";

/** Several changes within this time are sent together. */
const SAVE_AFTER_MS = 400;

interface Options {
  first: Plan;
  /** Called when the server refuses a plan; `saved` is the last one that it took. */
  onRefused: (saved: Plan, detail: string) => void;
}

/** Sends the newest plan of a lot, one at a time. */
export function useLayoutSaver(lot: Lot, slots: readonly Slot[], { first, onRefused }: Options) {
  const status = useSaveStatus();
  const [isDirty, setDirty] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const work = useRef({ wanted: first, saved: first, running: false });
  const send = useSendLayout(lot, slots);
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
      while (state.wanted !== state.saved && codeProblem(state.wanted) === null) {
        const plan = state.wanted;
        await send(plan);
        state.saved = plan;
      }
      setDirty(false);
      status.saved();
    } catch (error) {
      giveUp(error);
    }
    state.running = false;
  }
  /** What the server refuses is taken back; what it did not get stays for another try. */
  function giveUp(error: unknown) {
    const problem = error instanceof ApiError ? error.problem : null;
    status.failed(problem?.detail ?? "Something went wrong.");
    if (!problem || problem.status === 0 || problem.status >= 500) return;
    work.current.wanted = work.current.saved;
    setDirty(false);
    onRefused(
      work.current.saved,
      problem.code === "live_bookings"
        ? "These slots are booked. Close them first: their drivers are moved or refunded."
        : problem.detail,
    );
  }
  return { saveSoon };
}

/** Sends a plan, and learns the ids of its new slots. */
function useSendLayout(lot: Lot, slots: readonly Slot[]) {
  const client = useQueryClient();
  const save = useChangeLayout();
  const ids = useRef(new Map(slots.map((slot) => [slot.id, slot.id])));
  return async (plan: Plan) => {
    const body = { slots: layoutOf(plan, (key) => ids.current.get(key), lot.hourly_rate) };
    const stored = await save.mutateAsync({ params: { id: lot.id }, body });
    const idOf = new Map(stored.map((slot) => [slot.code, slot.id]));
    const drawn = plan.flatMap((row) => row.slots);
    ids.current = new Map(drawn.map((slot) => [slot.key, idOf.get(slot.code)!]));
    client.setQueryData(keyOf(listSlots, { params: { id: lot.id }, query: {} }), stored);
  };
}
