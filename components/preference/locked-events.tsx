import { LockKeyhole } from "lucide-react";
import type { CategoryEvent } from "@/lib/domain/preference/read/category-events";

/** The events of a category that cannot be switched off, with the reasons. */
export function LockedEvents({ events }: { events: readonly CategoryEvent[] }) {
  if (events.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-1.5">
      {events.map((event) => (
        <li key={event.type} className="flex gap-2 text-sm text-muted">
          <LockKeyhole size={15} className="mt-0.5 shrink-0" aria-hidden />
          <span>
            <span className="font-[560] text-ink">{event.name}:</span> always reaches the bell.{" "}
            {event.locked}
          </span>
        </li>
      ))}
    </ul>
  );
}
