import { parseAsString, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import type { BookingFilters } from "@/hooks/queries";
import { DAY_MS } from "@/lib/core/duration";
import { instantOf } from "@/lib/core/local-time";

export const views = {
  all: { label: "All", status: "", ordering: "-created_at" },
  waiting: { label: "Waiting", status: "", ordering: "created_at" },
  active: { label: "Active", status: "active,overstay", ordering: "end_time" },
  upcoming: { label: "Upcoming", status: "confirmed", ordering: "start_time" },
  past: { label: "Past", status: "completed,expired", ordering: "-end_time" },
  cancelled: {
    label: "Cancelled",
    status: "cancelled,declined,no_show",
    ordering: "-created_at",
  },
} as const;
type View = keyof typeof views;
export const viewNames = Object.keys(views) as View[];

/** The search in the URL, and the booking whose dialog is open. */
export const ownerBookingsParsers = {
  view: parseAsStringLiteral(viewNames).withDefault("all"),
  q: parseAsString.withDefault(""),
  lot: parseAsString.withDefault(""),
  /** The first and the last day, "2026-11-22". */
  from: parseAsString.withDefault(""),
  to: parseAsString.withDefault(""),
  booking: parseAsString,
};

type Shown = Omit<inferParserType<typeof ownerBookingsParsers>, "booking">;

interface Lots {
  next: string | null;
  results: readonly { id: string; timezone: string }[];
}

/** The zone whose days the filter means: the lots', or the reader's where theirs are `mixed`. */
export function dayZone(lots: Lots | undefined, lot: string, readerZone: string) {
  const known = lots?.results ?? [];
  const zones = new Set(
    known.filter(({ id }) => !lot || id === lot).map(({ timezone }) => timezone),
  );
  const [timezone] = zones;
  const isWhole = lot !== "" || lots?.next === null;
  if (timezone && zones.size === 1 && isWhole) return { timezone, mixed: false };
  return { timezone: readerZone, mixed: known.length > 0 };
}

/** What the API is asked for. Days are those of the time zone. */
export const ownerBookingsQuery = (
  { view, q, lot, from, to }: Shown,
  timezone: string,
): BookingFilters => ({
  status: views[view].status || undefined,
  waiting: view === "waiting" ? "true" : undefined,
  search: q.trim() || undefined,
  lot: lot || undefined,
  from: startOfDay(from, 0, timezone),
  to: startOfDay(to, 1, timezone),
  ordering: views[view].ordering,
  page_size: "20",
});

/** The instant when a day, or one some days later, begins; undefined where it names no day. */
function startOfDay(day: string, later: number, timezone: string): string | undefined {
  const at = /^20\d\d-\d\d-\d\d$/.test(day) ? Date.parse(day) : NaN;
  if (Number.isNaN(at)) return undefined;
  const date = new Date(at + later * DAY_MS).toISOString().slice(0, 10);
  return instantOf(`${date}T00:00`, timezone) ?? undefined;
}

/** The address of the shown bookings as a file. */
export function exportPath({ page_size: _size, ...query }: BookingFilters): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `/api/bookings/export.csv/?${new URLSearchParams(given)}`;
}
