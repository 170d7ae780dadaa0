"use client";
import { Ticket } from "lucide-react";
import { useQueryStates } from "nuqs";
import { Button, ButtonLink } from "@/components/ui/button";
import { ChipGroup } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SearchField } from "@/components/ui/search-field";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useBookingPages } from "@/hooks/use-booking";
import { useSettledText } from "@/hooks/use-debounced";
import type { Booking } from "@/lib/domain/booking/schema";
import { BookingRow } from "./booking-row";
import { bookingsParsers, bookingsQuery, type BookingsKind } from "./bookings-search";
import { CalendarButton } from "./calendar-dialog";

const empty: Record<BookingsKind, string> = {
  now: "No current or upcoming bookings",
  past: "No past bookings",
};

/** A hold that ended without payment never became a booking; it has no vehicle. */
const isBooked = (booking: Booking) => booking.vehicle_number !== null;

export function BookingsPage() {
  const [filters, setFilters] = useQueryStates(bookingsParsers);
  const { show, q } = filters;
  const bookings = useBookingPages(bookingsQuery({ ...filters, q: useSettledText(q) }));
  return (
    <div className="mx-auto grid max-w-[720px] gap-4 lg:mx-0">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <PageTitle>Bookings</PageTitle>
        <CalendarButton />
      </div>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <ChipGroup
          label="Which bookings"
          value={show}
          onChange={(value) => void setFilters({ show: value })}
          options={[
            { value: "now", label: "Current and upcoming" },
            { value: "past", label: "Past" },
          ]}
        />
        <SearchField
          label="Search lot, slot, plate or number"
          placeholder="Lot, slot, plate or number"
          value={q}
          onChange={(next) => void setFilters({ q: next || null })}
        />
      </div>
      <QueryState
        query={bookings}
        skeleton={<SkeletonRows rows={4} />}
        errorTitle="Your bookings could not be loaded"
        isEmpty={(all) => all.filter(isBooked).length === 0 && !bookings.hasNextPage}
        empty={
          <EmptyState
            icon={<Ticket size={26} />}
            title={q ? "Nothing matches" : empty[show]}
            action={
              q ? (
                <Button
                  variant="secondary"
                  size="small"
                  onClick={() => void setFilters({ q: null })}
                >
                  Clear the search
                </Button>
              ) : (
                <ButtonLink href="/find" size="small">
                  Find a slot
                </ButtonLink>
              )
            }
          />
        }
      >
        {(all) => (
          <ul className="grid gap-3">
            {all.filter(isBooked).map((booking) => (
              <li key={booking.id}>
                <BookingRow booking={booking} />
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      <LoadMore query={bookings} />
    </div>
  );
}
