"use client";
import { SearchCard } from "@/components/lot/search-card";
import { formatLongDate } from "@/components/ui/format";
import { isolate } from "@/components/ui/isolate";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { openBookings } from "@/hooks/queries";
import { serverNow } from "@/hooks/server-clock";
import { useBookings, useCountdownBookings } from "@/hooks/use-booking";
import { useTick } from "@/hooks/use-tick";
import type { Booking } from "@/lib/domain/booking/schema";
import { AlertWarning } from "./alert-warning";
import { BookingRow } from "./booking-row";
import { CashDueCard } from "./cash-due-card";
import { CountdownCard } from "./countdown-card";
import { findJustEnded, isRunning } from "./just-ended";
import { RecentLots } from "./recent-lots";
import { isDueInCash } from "./start-waits-for";

/** The driver's home: running bookings or a search, then upcoming bookings and recent lots. */
export function HomePage({ name, timezone }: { name: string; timezone: string }) {
  const open = useBookings(openBookings);
  const countdowns = useCountdownBookings();
  useTick();
  const justEnded =
    open.data && findJustEnded(countdowns.data?.results ?? [], open.data.results, serverNow());
  return (
    <div className="grid gap-6">
      <PageTitle
        hidden={!open.data || justEnded !== undefined || open.data.results.some(isRunning)}
        note={
          open.data && (
            <span className="max-lg:hidden">
              {formatLongDate(new Date(serverNow()).toISOString(), timezone)}
            </span>
          )
        }
      >{`Hello, ${isolate(name.split(" ")[0]!)}`}</PageTitle>
      <QueryState
        query={open}
        skeleton={<Skeleton className="mx-auto h-[500px] max-w-[560px] rounded-card lg:mx-0" />}
        errorTitle="Your bookings could not be loaded"
      >
        {({ results }) => <Overview bookings={results} justEnded={justEnded} timezone={timezone} />}
      </QueryState>
    </div>
  );
}

const columns = "grid gap-6 lg:grid-cols-[minmax(0,440px)_minmax(0,1fr)] lg:items-start lg:gap-8";

interface OverviewProps {
  bookings: readonly Booking[];
  justEnded: Booking | undefined;
  timezone: string;
}

function Overview({ bookings, justEnded, timezone }: OverviewProps) {
  const current = bookings
    .filter((booking) => isRunning(booking) || isDueInCash(booking))
    .toSorted((a, b) => dueAt(a) - dueAt(b));
  const shown = justEnded ? [...current, justEnded] : current;
  const upcoming = bookings.filter((booking) => !current.includes(booking));
  return (
    <div className={columns}>
      <div className="mx-auto grid w-full max-w-[560px] gap-4">
        {shown.map((booking) =>
          isDueInCash(booking) ? (
            <CashDueCard key={booking.id} booking={booking} />
          ) : (
            <CountdownCard key={booking.id} booking={booking} />
          ),
        )}
        {shown.length === 0 && <SearchCard timezone={timezone} />}
        {bookings.length > 0 && <AlertWarning />}
      </div>
      <div className="mx-auto grid w-full max-w-[560px] gap-6 lg:pt-0">
        {upcoming.length > 0 && <Upcoming bookings={upcoming} />}
        <RecentLots />
      </div>
    </div>
  );
}

const dueAt = ({ hold_until, end_time }: Booking): number => Date.parse(hold_until ?? end_time);

function Upcoming({ bookings }: { bookings: readonly Booking[] }) {
  return (
    <section aria-labelledby="upcoming-title" className="grid gap-3">
      <div className="flex items-baseline justify-between px-1">
        <h2 id="upcoming-title" className="text-h2">
          Upcoming
        </h2>
        <Link href="/bookings" className="text-sm text-muted hover:text-ink">
          All bookings
        </Link>
      </div>
      {bookings.map((booking) => (
        <BookingRow key={booking.id} booking={booking} />
      ))}
    </section>
  );
}
