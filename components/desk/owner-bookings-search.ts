import { parseAsString, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import type { BookingFilters } from "@/hooks/queries";

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
  booking: parseAsString,
};

export const ownerBookingsQuery = ({
  view,
  q,
  lot,
}: Omit<inferParserType<typeof ownerBookingsParsers>, "booking">): BookingFilters => ({
  status: views[view].status || undefined,
  waiting: view === "waiting" ? "true" : undefined,
  search: q.trim() || undefined,
  lot: lot || undefined,
  ordering: views[view].ordering,
  page_size: "20",
});
