"use client";
import { Check, CloudOff, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { formatExact, formatMoment } from "@/components/ui/format";
import { Skeleton } from "@/components/ui/skeleton";
import { useActor } from "@/hooks/use-actor";
import { useTrace } from "@/hooks/use-notification";
import { useExplain } from "@/hooks/use-delivery-settings";
import type { Notification } from "@/lib/domain/notification/schema";
import { channels } from "@/lib/event/event";
import { channelWords, reasonWords, stepWords } from "./why-words";

/** What happened to a notification on every channel, and what would happen to the next one of its kind. */
export function WhyDialog({ row, onClose }: { row: Notification; onClose: () => void }) {
  const trace = useTrace(row.id, true);
  const answer = useExplain(
    row.event_type,
    typeof row.data.lot_id === "string" ? row.data.lot_id : undefined,
    true,
  );
  const isWaiting = [trace, answer].some((query) => query.isPending && query.isPaused);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Why did I get this?"
      description={<span className="line-clamp-4">{row.message}</span>}
      footer={
        <Link
          href="/settings#notifications"
          onClick={onClose}
          className="inline-flex min-h-11 items-center text-base font-[620] underline underline-offset-4"
        >
          Change what reaches me
        </Link>
      }
    >
      {isWaiting ? (
        <Offline />
      ) : (
        <>
          <Part title="What happened">
            <Trace row={row} trace={trace} />
          </Part>
          <Part title="The next one like it">
            <NextOne answer={answer} />
          </Part>
        </>
      )}
    </Dialog>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="not-first:mt-5">
    <h3 className="mb-2 text-sm font-[620]">{title}</h3>
    {children}
  </section>
);

const Loading = () => (
  <div role="status" className="grid gap-2">
    <span className="sr-only">Loading</span>
    {[0, 1, 2, 3].map((line) => (
      <Skeleton key={line} className="h-9" />
    ))}
  </div>
);

const Offline = () => (
  <div role="status" className="grid justify-items-center gap-1 px-6 py-8 text-center">
    <CloudOff aria-hidden size={26} className="mb-2 text-muted" />
    <p className="text-h2">You are offline</p>
    <p className="max-w-[36ch] text-sm text-muted">
      The answer is loaded as soon as the connection is back.
    </p>
  </div>
);

function Trace({ row, trace }: { row: Notification; trace: ReturnType<typeof useTrace> }) {
  const { timezone } = useActor();
  if (trace.isPending) return <Loading />;
  if (trace.isError) return <ErrorState error={trace.error} onRetry={() => void trace.refetch()} />;
  return (
    <ol className="ml-1 border-l border-line-strong">
      {trace.data.map((step, index) => {
        const { title, text } = stepWords(step, row, timezone);
        return (
          <li key={index} className="relative pb-3 pl-4 last:pb-0">
            <span
              aria-hidden
              className="absolute top-[7px] -left-[4.5px] size-2 rounded-full bg-ink"
            />
            <div className="flex items-baseline justify-between gap-3">
              <p dir="auto" className="min-w-0 text-[14px] leading-5 font-[560] break-words">
                {title}
              </p>
              <time
                dateTime={step.at}
                title={formatExact(step.at, timezone)}
                className="shrink-0 text-xs text-muted"
              >
                {formatMoment(step.at, timezone)}
              </time>
            </div>
            {text && <p className="text-[13px] leading-5 text-muted">{text}</p>}
          </li>
        );
      })}
    </ol>
  );
}

function NextOne({ answer }: { answer: ReturnType<typeof useExplain> }) {
  const { timezone } = useActor();
  if (answer.isPending) return <Loading />;
  if (answer.isError)
    return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  const decisions = [
    ...channels.map((channel) => ({
      name: channelWords[channel],
      decision: answer.data.channels[channel],
    })),
    { name: "Toast and sound", decision: answer.data.alert },
  ];
  return (
    <ul className="overflow-hidden rounded-control border border-line">
      {decisions.flatMap(({ name, decision }) =>
        decision && decision.because !== "not_offered"
          ? [
              <li
                key={name}
                className="flex items-center gap-2.5 border-b border-line px-3 py-2.5 text-[14px] last:border-0"
              >
                {decision.will_send ? (
                  <Check size={16} className="shrink-0 text-ok" aria-hidden />
                ) : (
                  <X size={16} className="shrink-0 text-muted" aria-hidden />
                )}
                <span className="font-[560]">
                  {name}
                  <span className="sr-only">: {decision.will_send ? "yes" : "no"}</span>
                </span>
                <span className="ml-auto text-right text-[13px] text-muted">
                  {reasonWords(decision.because)}
                  {decision.until && `, until ${formatMoment(decision.until, timezone)}`}
                </span>
              </li>,
            ]
          : [],
      )}
    </ul>
  );
}
