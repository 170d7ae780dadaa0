"use client";
import { clsx } from "clsx";
import { Check, CloudOff, X } from "lucide-react";
import type { ReactNode } from "react";
import type { z } from "zod";
import { Dialog } from "@/components/ui/dialog";
import { formatExact, formatMoment } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useActor } from "@/hooks/use-actor";
import { useExplain } from "@/hooks/use-delivery-settings";
import { useTrace } from "@/hooks/use-notification";
import type { Notification, traceStep } from "@/lib/domain/notification/schema";
import type { Explanation } from "@/lib/domain/preference/schema";
import { channels } from "@/lib/event/event";
import { reasonText, traceChannelName, traceStepText } from "./delivery-trace-text";
import { messageOf } from "./notification-styles";

interface DeliveryTraceDialogProps {
  row: Notification;
  onClose: () => void;
}

/** How a notification was delivered on every channel, and how the next one of its kind would be. */
export function DeliveryTraceDialog({ row, onClose }: DeliveryTraceDialogProps) {
  const trace = useTrace(row.id, true);
  const lotId = typeof row.data.lot_id === "string" ? row.data.lot_id : undefined;
  const explanation = useExplain(row.event_type, lotId, true);
  const isOffline = [trace, explanation].some((query) => query.isPending && query.isPaused);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Why did I get this?"
      description={<span className="line-clamp-4">{messageOf(row)}</span>}
      footer={
        <Link
          href="/settings#notifications"
          onClick={onClose}
          className={clsx(
            "inline-flex min-h-11 items-center text-base font-[620] underline underline-offset-4",
          )}
        >
          Change notification settings
        </Link>
      }
    >
      {isOffline ? (
        <Offline />
      ) : (
        <>
          <DialogSection title="What happened">
            <QueryState query={trace} skeleton={<SkeletonLines />}>
              {(steps) => (
                <TraceSteps row={row} steps={steps} locked={explanation.data?.locked ?? null} />
              )}
            </QueryState>
          </DialogSection>
          <DialogSection title="The next one like this">
            <QueryState query={explanation} skeleton={<SkeletonLines />}>
              {(next) => <NextDelivery explanation={next} />}
            </QueryState>
          </DialogSection>
        </>
      )}
    </Dialog>
  );
}

function DialogSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="not-first:mt-5">
      <h3 className="mb-2 text-sm font-[620]">{title}</h3>
      {children}
    </section>
  );
}

const SkeletonLines = () => (
  <div className="grid gap-2">
    {[0, 1, 2, 3].map((line) => (
      <Skeleton key={line} className="h-9" />
    ))}
  </div>
);

const Offline = () => (
  <div role="status" className="grid justify-items-center gap-1 px-6 py-8 text-center">
    <CloudOff aria-hidden size={26} className="mb-2 text-muted" />
    <p className="text-h2">You are offline</p>
    <p className="max-w-[36ch] text-sm text-muted">This loads when the connection is back.</p>
  </div>
);

interface TraceStepsProps {
  row: Notification;
  steps: readonly z.infer<typeof traceStep>[];
  locked: string | null;
}

function TraceSteps({ row, steps, locked }: TraceStepsProps) {
  const { timezone } = useActor();
  return (
    <ol className="ml-1 border-l border-line-strong">
      {steps.map((step, index) => {
        const { title, text } = traceStepText(step, row, timezone, locked);
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

function NextDelivery({ explanation }: { explanation: Explanation }) {
  const decisions = [
    ...channels.map((channel) => ({
      name: traceChannelName(channel),
      decision: explanation.channels[channel],
    })),
    { name: "Toast and sound", decision: explanation.alert },
  ];
  return (
    <ul className="overflow-hidden rounded-control border border-line">
      {decisions.map(
        ({ name, decision }) =>
          decision &&
          decision.because !== "not_offered" && (
            <DecisionRow key={name} name={name} decision={decision} />
          ),
      )}
    </ul>
  );
}

function DecisionRow({ name, decision }: { name: string; decision: Explanation["alert"] }) {
  const { timezone } = useActor();
  const { will_send, because, until } = decision;
  return (
    <li
      className={clsx(
        "flex items-center gap-2.5 border-b border-line px-3 py-2.5 text-[14px] last:border-0",
      )}
    >
      {will_send ? (
        <Check size={16} className="shrink-0 text-ok" aria-hidden />
      ) : (
        <X size={16} className="shrink-0 text-muted" aria-hidden />
      )}
      <span className="font-[560]">
        {name}
        <span className="sr-only">: {will_send ? "yes" : "no"}</span>
      </span>
      <span className="ml-auto text-right text-[13px] text-muted">
        {reasonText(because)}
        {until && `, until ${formatMoment(until, timezone)}`}
      </span>
    </li>
  );
}
