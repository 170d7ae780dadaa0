"use client";
import { Notice } from "@/components/ui/field";
import { formatDateTime } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { useLotClosing } from "@/hooks/use-lot";
import { useReaderZone } from "@/hooks/use-actor";
import type { Lot } from "@/lib/domain/lot/schema";
import { outsideHours } from "./outside-hours";

const MAX_NAMED = 10;

/** Names the bookings that were made before the hours became shorter, while there are any. */
export function OutsideHoursNote({ lot }: { lot: Lot }) {
  const readerZone = useReaderZone();
  const { data } = useLotClosing(lot.id, lot.opening_hours !== null);
  const found = outsideHours(lot, data?.bookings ?? []);
  if (found.length === 0) return null;
  const isOne = found.length === 1;
  return (
    <Notice>
      <p>
        {isOne ? "1 booking lies" : `${found.length} bookings lie`} outside these hours.{" "}
        {isOne
          ? "It stays valid, and its driver is not told. Open it to cancel it:"
          : "They stay valid, and their drivers are not told. Open one to cancel it:"}
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-4">
        {found.slice(0, MAX_NAMED).map(({ id, number, start_time }) => (
          <li key={id} className="flex min-h-9 items-center pointer-coarse:min-h-11">
            <Link
              href={`/owner/bookings?booking=${id}`}
              className="font-[560] underline underline-offset-4"
            >
              #{number}, {formatDateTime(start_time, lot.timezone, readerZone)}
            </Link>
          </li>
        ))}
        {found.length > MAX_NAMED && (
          <li className="flex min-h-9 items-center">and {found.length - MAX_NAMED} more</li>
        )}
      </ul>
    </Notice>
  );
}
