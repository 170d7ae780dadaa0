import { clsx } from "clsx";
import { formatExact, formatMoment } from "@/components/ui/format";
import { isolate } from "@/components/ui/isolate";
import { useReaderZone } from "@/hooks/use-actor";
import type { Booking } from "@/lib/domain/booking/schema";
import { timelineLabel } from "./timeline-label";

interface TimelineProps {
  entries: NonNullable<Booking["timeline"]>;
  timezone: string;
}

const line =
  "before:absolute before:top-4 before:bottom-0 before:left-[5px] before:w-px before:bg-line";

/** The history of a booking, oldest entry first. */
export function Timeline({ entries, timezone }: TimelineProps) {
  const readerZone = useReaderZone();
  return (
    <ol>
      {entries.map(({ at, kind, by, note }, index) => (
        <li
          key={`${at} ${index}`}
          className={clsx("relative flex gap-3 pb-3 last:pb-0 last:before:hidden", line)}
        >
          <span
            aria-hidden="true"
            className="mt-1.5 size-[11px] shrink-0 rounded-full border-2 border-line-strong bg-card"
          />
          <span className="min-w-0 flex-1">
            <span className="flex justify-between gap-3">
              <span className="font-[560]">{timelineLabel(kind)}</span>
              <time
                dateTime={at}
                title={formatExact(at, timezone)}
                className="shrink-0 text-sm text-muted"
              >
                {formatMoment(at, timezone, readerZone)}
              </time>
            </span>
            {(by ?? note) && (
              <span className="block text-sm text-muted">
                {[by && `by ${isolate(by)}`, note].filter(Boolean).join(" · ")}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
