"use client";
import { Inbox } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useRef, useState } from "react";
import { ChipGroup, type ChipOption } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyCap } from "@/components/ui/key-cap";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useIsWide } from "@/hooks/use-is-wide";
import { useQueue, waitingIn } from "@/hooks/use-payment";
import type { DecisionQueue, QueueItem } from "@/lib/domain/desk/schema";
import { QueueDetail } from "./queue-detail";
import { useQueueOrder } from "./queue-order";
import { QueueRow } from "./queue-row";
import { useQueueKeys } from "./use-queue-keys";

const views = ["all", "cash", "request", "owner"] as const;
type View = (typeof views)[number];

/** Everything that waits for a decision of an admin, on one page. */
export function AdminQueue() {
  const [view, setView] = useQueryState("view", parseAsStringLiteral(views).withDefault("all"));
  const queue = useQueue();
  const isShown = (item: QueueItem) => view === "all" || item.kind === view;
  return (
    <>
      <PageTitle note="What runs out first is on top. A row closes for every admin at once.">
        {titleFor(queue.data && waitingIn(queue.data))}
      </PageTitle>
      <ChipGroup
        label="Type"
        value={view}
        onChange={(next) => void setView(next)}
        className="mt-4 max-lg:-mx-5 max-lg:px-5"
        options={optionsFor(queue.data)}
      />
      <div className="mt-3">
        <QueryState
          query={queue}
          skeleton={<LoadingQueue />}
          loading="Loading the queue"
          isEmpty={({ results }) => results.filter(isShown).length === 0}
          empty={
            <EmptyState icon={<Inbox size={26} />} title="Nothing is waiting">
              Cash payments, booking requests and new owners appear here as they come in.
            </EmptyState>
          }
        >
          {({ results }) => <Desk items={results.filter(isShown)} />}
        </QueryState>
      </div>
    </>
  );
}

function optionsFor(queue: DecisionQueue | undefined): ChipOption<View>[] {
  const open = queue?.open;
  const counted = (count: number | undefined) => (count === undefined ? {} : { count });
  return [
    { value: "all", label: "All", ...counted(queue && waitingIn(queue)) },
    { value: "cash", label: "Cash", ...counted(open?.cash) },
    { value: "request", label: "Requests", ...counted(open?.requests) },
    { value: "owner", label: "Owners", ...counted(open?.owners) },
  ];
}

function titleFor(open: number | undefined): string {
  if (open === undefined) return "Queue";
  if (open === 0) return "Nothing is waiting for you";
  return open === 1 ? "1 item is waiting for you" : `${open} items are waiting for you`;
}

/** The list, and beside it on a wide screen the selected row. */
function Desk({ items }: { items: readonly QueueItem[] }) {
  const rows = useQueueOrder(items);
  const [chosen, choose] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const detail = useRef<HTMLElement>(null);
  useQueueKeys({ list, detail });
  const hasDetail = useIsWide("xl");
  const selected =
    rows.find((item) => item.id === chosen) ?? rows.find((item) => !item.resolved) ?? rows[0];
  // A decision of somebody else must not put another row under the keys.
  if (selected && selected.id !== chosen) choose(selected.id);
  return (
    <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_368px] xl:items-start">
      <div className="min-w-0">
        <ul
          ref={list}
          className="overflow-hidden rounded-card border border-line bg-card shadow-card"
        >
          {rows.map((item) => (
            <QueueRow
              key={`${item.kind} ${item.id}`}
              item={item}
              selected={item === selected}
              hasDetail={hasDetail}
              onSelect={() => choose(item.id)}
            />
          ))}
        </ul>
        <KeyLegend />
      </div>
      {selected && (
        <QueueDetail
          key={`${selected.kind} ${selected.id}`}
          item={selected}
          place={placeOf(selected, rows)}
          frame={detail}
        />
      )}
    </div>
  );
}

/** Its place among those that still wait, as the heading counts them. */
function placeOf(item: QueueItem, rows: readonly QueueItem[]): string | null {
  const waiting = rows.filter(({ resolved }) => !resolved);
  const index = waiting.indexOf(item);
  return index < 0 ? null : `${index + 1} of ${waiting.length}`;
}

const legend = [
  [["J", "K", "↓", "↑"], "move"],
  [["↵"], "open"],
  [["V"], "verify"],
  [["A"], "approve"],
  [["D"], "decline"],
] as const;

const KeyLegend = () => (
  <p className="mt-3 hidden flex-wrap gap-x-5 gap-y-2 text-sm text-muted xl:flex">
    {legend.map(([keys, word]) => (
      <span key={word} className="flex items-center gap-1.5">
        {keys.map((key) => (
          <KeyCap key={key}>{key}</KeyCap>
        ))}
        {word}
      </span>
    ))}
  </p>
);

function LoadingQueue() {
  return (
    <div className="overflow-hidden rounded-card border border-line bg-card">
      {[0, 1, 2, 3].map((row) => (
        <div key={row} className="border-b border-line px-4.5 py-4 last:border-0">
          <Skeleton className="h-5 w-2/5" />
          <Skeleton className="mt-2 h-4 w-1/4" />
        </div>
      ))}
    </div>
  );
}
