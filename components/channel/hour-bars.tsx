import type { ChannelHealth } from "@/lib/domain/channel/schema";

type Hours = ChannelHealth["hours"];

/** The messages of each of 24 hours as small bars, failed ones on top; the text beside says it. */
export function HourBars({ hours }: { hours: Hours }) {
  const most = Math.max(1, ...hours.map(({ sent, failed }) => sent + failed));
  const height = (count: number) => `${(count / most) * 100}%`;
  return (
    <div aria-hidden className="mt-2 flex h-9 items-end gap-[2px]">
      {hours.map(({ at, sent, failed }) => (
        <span key={at} className="flex h-full min-h-px flex-1 flex-col justify-end">
          <span className="rounded-t-[2px] bg-bad" style={{ height: height(failed) }} />
          <span className="min-h-px bg-taken" style={{ height: height(sent) }} />
        </span>
      ))}
    </div>
  );
}
