"use client";
import { clsx } from "clsx";
import { CircleAlert, SquareParking } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useSlots } from "@/hooks/use-lot";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { ClosingCard } from "./closing-card";
import { Inspector } from "./inspector";
import { addRow, levelsOf } from "./plan";
import { PlanCounts } from "./plan-counts";
import { PlanToolbar } from "./plan-toolbar";
import { PlanView } from "./plan-view";
import { SlotStatus } from "./slot-status";
import { SlotsStatus } from "./slots-status";
import { useClosing } from "./use-closing";
import { useLayout } from "./use-layout";
import { usePlanSelection } from "./use-selection";

export function LayoutTab({ lot }: { lot: Lot }) {
  const slots = useSlots(lot.id);
  return (
    <QueryState
      query={slots}
      skeleton={<Skeleton className="h-[420px] rounded-card" />}
      errorTitle="The slots could not be loaded"
    >
      {(all) => <LayoutEditor lot={lot} slots={all} />}
    </QueryState>
  );
}

function LayoutEditor({ lot, slots }: { lot: Lot; slots: readonly Slot[] }) {
  const draft = useLayout(lot, slots);
  const selection = usePlanSelection(draft.plan);
  const [chosenLevel, setLevel] = useState<string | null>(null);
  const closing = useClosing();
  const { plan } = draft;
  const level = chosenLevel ?? levelsOf(plan)[0] ?? "1";
  const byCode = new Map(slots.map((slot) => [slot.code, slot]));
  const drawn = plan.flatMap((row) => row.slots);
  const selected = selection.row?.slots.filter((slot) => selection.keys.has(slot.key)) ?? [];

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
  if (plan.length === 0 && !draft.canUndo)
    return (
      <EmptyState
        icon={<SquareParking size={26} />}
        title="No slots yet"
        action={
          <Button onClick={() => draft.edit(addRow(plan, "1", { rate: lot.hourly_rate }))}>
            Draw the first row
          </Button>
        }
      >
        A row is a line of slots side by side. Its length, numbers and kinds can be changed at once.
      </EmptyState>
    );
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_292px]">
      <div className="grid min-w-0 gap-4">
        <Card className="grid gap-3 p-3 sm:p-4">
          <PlanToolbar draft={draft} level={level} rate={lot.hourly_rate} onLevel={setLevel} />
          {draft.refusal && (
            <p role="alert" className="flex items-start gap-2 text-sm text-bad">
              <CircleAlert size={17} className="mt-px shrink-0" aria-hidden />
              {draft.refusal}
            </p>
          )}
          <PlanView
            draft={draft}
            selection={selection}
            level={level}
            rate={lot.hourly_rate}
            stateOf={(code) => byCode.get(code)?.state}
          />
          <PlanCounts
            slots={drawn}
            closed={slots.filter((slot) => slot.state === "maintenance").length}
          />
        </Card>
        {closing.open && (
          <ClosingCard
            {...closing.open}
            pending={closing.pending}
            timezone={lot.timezone}
            onClose={closing.commit}
            onKeepOpen={closing.keepOpen}
          />
        )}
      </div>
      {selection.row ? (
        <Inspector lot={lot} draft={draft} selection={selection} row={selection.row}>
          {selected.length === 1 && !selection.isWhole ? (
            <SlotStatus slot={byCode.get(selected[0]!.code)} lot={lot} closing={closing} />
          ) : (
            <SlotsStatus
              slots={selected.map(({ code }) => byCode.get(code))}
              name={selection.isWhole ? "row" : "slots"}
              lot={lot}
              closing={closing}
            />
          )}
        </Inspector>
      ) : (
        <p
          className={clsx(
            "rounded-card border border-dashed border-line-strong px-4 py-6",
            "text-center text-sm text-muted",
          )}
        >
          Select a row by its number, or a slot, to change it.
        </p>
      )}
    </div>
  );
}
