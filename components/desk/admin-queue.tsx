"use client";
import { clsx } from "clsx";
import { Inbox } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { ChipGroup } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { OwnerApplications } from "@/components/user/owner-applications";
import { useQueue } from "@/hooks/use-payment";
import type { QueueItem } from "@/lib/domain/desk/schema";
import { QueueRow, queueColumns } from "./queue-row";

const views = ["all", "cash", "request"] as const;

export function AdminQueue() {
  const [view, setView] = useQueryState("kind", parseAsStringLiteral(views).withDefault("all"));
  const queue = useQueue();
  const open = queue.data ? queue.data.open.cash + queue.data.open.requests : null;
  const isShown = (item: QueueItem) => view === "all" || item.kind === view;
  return (
    <>
      <PageTitle note="Oldest first. When one admin decides, the row closes for all of you.">
        {titleFor(open)}
      </PageTitle>
      <ChipGroup
        label="Type"
        value={view}
        onChange={(next) => void setView(next)}
        className="mt-4"
        options={[
          { value: "all", label: "All", ...(open !== null && { count: open }) },
          { value: "cash", label: "Cash", ...(queue.data && { count: queue.data.open.cash }) },
          {
            value: "request",
            label: "Requests",
            ...(queue.data && { count: queue.data.open.requests }),
          },
        ]}
      />
      <div className="mt-3">
        <QueryState
          query={queue}
          skeleton={<LoadingQueue />}
          loading="Loading the queue"
          isEmpty={({ results }) => results.filter(isShown).length === 0}
          empty={
            <EmptyState icon={<Inbox size={26} />} title="Nothing is waiting">
              Cash payments and booking requests appear here as they come in.
            </EmptyState>
          }
        >
          {({ results }) => <QueueTable rows={results.filter(isShown)} />}
        </QueryState>
      </div>
      <OwnerApplications />
    </>
  );
}

function titleFor(open: number | null): string {
  if (open === null) return "Queue";
  if (open === 0) return "Nothing is waiting for you";
  return open === 1 ? "1 item is waiting for you" : `${open} items are waiting for you`;
}

function QueueTable({ rows }: { rows: readonly QueueItem[] }) {
  return (
    <div className="overflow-hidden rounded-card border border-line bg-card shadow-card">
      <div
        aria-hidden
        className={clsx(
          "hidden border-b border-line px-4.5 py-2.5 text-xs font-[560] text-muted",
          queueColumns,
        )}
      >
        <span>Type</span>
        <span>Booking</span>
        <span className="text-right">Amount</span>
        <span className="pl-3">Waiting</span>
        <span />
      </div>
      <ul>
        {rows.map((item) => (
          <QueueRow key={`${item.kind} ${item.id}`} item={item} />
        ))}
      </ul>
    </div>
  );
}

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
