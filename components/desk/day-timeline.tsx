import { formatDateTime } from "@/components/ui/format";
import type { Booking } from "@/lib/domain/booking/schema";

const words = (kind: string) => kind.replaceAll("_", " ");

/** What happened to a booking, oldest first. */
export function DayTimeline({
  entries,
  timezone,
}: {
  entries: NonNullable<Booking["timeline"]>;
  timezone: string;
}) {
  if (entries.length === 0) return null;
  return (
    <section aria-label="History" className="border-t border-line pt-4">
      <h3 className="text-sm font-[620]">History</h3>
      <ol className="mt-2 grid gap-2.5">
        {entries.map((entry) => (
          <li
            key={`${entry.at} ${entry.kind}`}
            className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-sm"
          >
            <span aria-hidden className="mt-[7px] size-2 rounded-full bg-line-strong" />
            <span>
              <span className="inline-block font-[560] first-letter:uppercase">
                {words(entry.kind)}
              </span>
              {entry.by && ` by ${entry.by}`}
              <span className="text-muted"> · {formatDateTime(entry.at, timezone)}</span>
              {entry.note && <span className="block text-muted">{entry.note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
