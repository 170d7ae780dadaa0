"use client";
import { useState } from "react";
import type { Plan, PlanRow } from "./plan";

/** A row, and the slots of it that are selected; null stands for the whole row. */
interface Selection {
  row: string;
  slots: readonly string[] | null;
}

export function usePlanSelection(plan: Plan) {
  const [chosen, setChosen] = useState<Selection | null>(null);
  const row = plan.find((one) => one.key === chosen?.row) ?? null;
  const present = row?.slots.map((slot) => slot.key) ?? [];
  const part = chosen?.slots?.filter((key) => present.includes(key)) ?? [];
  const isWhole = part.length === 0;
  const keys = new Set(isWhole ? present : part);

  function selectSlot(of: PlanRow, key: string, extend: boolean) {
    const anchor = extend && of.key === row?.key && !isWhole ? part[0]! : key;
    const all = of.slots.map((slot) => slot.key);
    const [from, to] = [all.indexOf(anchor), all.indexOf(key)];
    const range = all.slice(Math.min(from, to), Math.max(from, to) + 1);
    // The anchor stays first, so that the range can turn around it.
    setChosen({ row: of.key, slots: from <= to ? range : range.toReversed() });
  }
  return {
    row,
    isWhole,
    keys,
    selectRow: (key: string) => setChosen({ row: key, slots: null }),
    selectSlot,
    clear: () => setChosen(null),
  };
}
export type PlanSelection = ReturnType<typeof usePlanSelection>;
