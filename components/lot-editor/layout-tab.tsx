"use client";
import { clsx } from "clsx";
import { CircleAlert, Info, SquareParking } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useEditedSlots } from "@/hooks/use-lot";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { ClosingCard } from "./closing-card";
import { Inspector } from "./inspector";
import { isSettled } from "./is-settled";
import { addRow, levelsOf } from "./plan";
import { PlanCounts } from "./plan-counts";
import { PlanToolbar } from "./plan-toolbar";
import { PlanView } from "./plan-view";
import { useSaveStatus } from "./save-state";
import { SlotStatus } from "./slot-status";
import { SlotsStatus } from "./slots-status";
import { useClosing } from "./use-closing";
import { useLayout, type LayoutDraft } from "./use-layout";
import { usePlanSelection, type PlanSelection } from "./use-selection";
import { useUndoKeys } from "./use-undo-keys";

export function LayoutTab({ lot }: { lot: Lot }) {
  const slots = useEditedSlots(lot.id);
  const { running } = useSaveStatus();
  const [isBegun, setBegun] = useState(false);
  if (!isBegun && isSettled(slots, running.length)) setBegun(true);
  const { data, error, refetch } = slots;
  return (
    <QueryState
      query={{ data: isBegun ? data : undefined, error, refetch }}
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
  const slotOf = (code: string) => byCode.get(code);
  const drawn = plan.flatMap((row) => row.slots);

  useUndoKeys(draft, selection);
  if (plan.length === 0 && !draft.canUndo) return <NoSlots draft={draft} rate={lot.hourly_rate} />;
  return (
    <div
      className={clsx(
        "grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_292px]",
        // The end of the plan can be scrolled out from under the docked inspector.
        selection.row && "max-lg:pb-[45dvh]",
      )}
    >
      <div className="grid min-w-0 gap-4">
        <Card className="grid gap-3 p-3 sm:p-4">
          <PlanToolbar draft={draft} level={level} rate={lot.hourly_rate} onLevel={setLevel} />
          <PlanMessage draft={draft} />
          <PlanView
            draft={draft}
            selection={selection}
            level={level}
            rate={lot.hourly_rate}
            stateOf={(code) => slotOf(code)?.state}
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
      <Selected lot={lot} draft={draft} selection={selection} slotOf={slotOf} closing={closing} />
    </div>
  );
}

function NoSlots({ draft, rate }: { draft: LayoutDraft; rate: string }) {
  return (
    <>
      <PlanMessage draft={draft} />
      <EmptyState
        icon={<SquareParking size={26} />}
        title="No slots yet"
        action={
          <Button onClick={() => draft.edit(addRow(draft.plan, "1", { rate }))}>
            Draw the first row
          </Button>
        }
      >
        A row is a line of slots side by side. Its length, numbers and kinds can be changed at once.
      </EmptyState>
    </>
  );
}

function PlanMessage({ draft: { message } }: { draft: LayoutDraft }) {
  if (!message) return null;
  const Icon = message.isRefusal ? CircleAlert : Info;
  return (
    <p
      role={message.isRefusal ? "alert" : "status"}
      className={clsx(
        "flex items-start gap-2 text-sm",
        message.isRefusal ? "text-bad" : "text-muted",
      )}
    >
      <Icon size={17} className="mt-px shrink-0" aria-hidden />
      {message.text}
    </p>
  );
}

interface SelectedProps {
  lot: Lot;
  draft: LayoutDraft;
  selection: PlanSelection;
  slotOf: (code: string) => Slot | undefined;
  closing: ReturnType<typeof useClosing>;
}

/** What can be changed of the selected row or slots. */
function Selected({ lot, draft, selection, slotOf, closing }: SelectedProps) {
  const { row, keys, isWhole } = selection;
  if (!row)
    return (
      <p
        className={clsx(
          "rounded-card border border-dashed border-line-strong px-4 py-6",
          "text-center text-sm text-muted",
        )}
      >
        Select a row by its number, or a slot, to change it.
      </p>
    );
  const slots = row.slots.filter(({ key }) => keys.has(key)).map(({ code }) => slotOf(code));
  return (
    <Inspector lot={lot} draft={draft} selection={selection} row={row} isDocked={!closing.open}>
      {slots.length === 1 && !isWhole ? (
        <SlotStatus slot={slots[0]} lot={lot} closing={closing} />
      ) : (
        <SlotsStatus slots={slots} name={isWhole ? "row" : "slots"} lot={lot} closing={closing} />
      )}
    </Inspector>
  );
}
