import { parseAsString, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import type { BookingFilters } from "@/hooks/queries";

const kinds = ["now", "past"] as const;
export type BookingsKind = (typeof kinds)[number];
const queries: Record<BookingsKind, BookingFilters> = {
  now: { status: "active,overstay,confirmed,requested,pending_payment", ordering: "start_time" },
  past: { status: "completed,expired,cancelled,declined,no_show", ordering: "-start_time" },
};

/** The search in the URL. */
export const bookingsParsers = {
  show: parseAsStringLiteral(kinds).withDefault("now"),
  q: parseAsString.withDefault(""),
};

export const bookingsQuery = ({
  show,
  q,
}: inferParserType<typeof bookingsParsers>): BookingFilters => ({
  ...queries[show],
  page_size: "20",
  ...(q.trim() && { search: q.trim() }),
});
