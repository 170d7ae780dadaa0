"use client";
import Link from "next/link";
import { SearchCard } from "@/components/lot/search-card";
import { formatLongDate } from "@/components/ui/format";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { serverNow } from "@/hooks/server-clock";
import { useBookings, useClockedBookings } from "@/hooks/use-booking";
import { useTick } from "@/hooks/use-tick";
import type { Booking } from "@/lib/domain/booking/schema";
import { AlertWarning } from "./alert-warning";
import { BookingRow } from "./booking-row";
import { CashDueCard } from "./cash-due-card";
import { CountdownCard } from "./countdown-card";
import { RecentLots } from "./recent-lots";

const running = (booking: Booking) => booking.status === "active" || booking.status === "overstay";
const waitsForCash = (booking: Booking) => booking.status === "pending_payment";

const LINGER_MS = 30 * 60_000;

/**
 * The newest booking that has just run out: at 0:00 the driver wants its end and the way to renew it, not an empty form.
 * One that its own list still calls running stays, too, until that list is read again, so that the card does not blink.
 */
function justEnded(clocked: readonly Booking[], live: readonly Booking[]): Booking | undefined {
  return clocked.find((booking) => {
    const ago = serverNow() - Date.parse(booking.end_time);
    const known = live.some(
      (other) => other.id === booking.id || other.renewed_from === booking.id,
    );
    // Our reckoning of the server's time may be a little behind the server's own.
    return !known && ago > -5000 && ago < LINGER_MS && (booking.can.renew || running(booking));
  });
}

/** Home of a driver: the running clock first, what comes next, else the way to the next slot. */
export function HomePage({ name, timezone }: { name: string; timezone: string }) {
  const live = useBookings({
    status: "pending_payment,requested,confirmed,active,overstay",
    ordering: "start_time",
    page_size: "20",
  });
  const clocked = useClockedBookings();
  useTick();
  const ended = live.data && justEnded(clocked.data?.results ?? [], live.data.results);
  const title = (
    <PageTitle
      hidden={!live.data || ended !== undefined || live.data.results.some(running)}
      note={
        live.data && (
          <span className="max-lg:hidden">
            {formatLongDate(new Date(serverNow()).toISOString(), timezone)}
          </span>
        )
      }
    >{`Hello, ${name.split(" ")[0]}`}</PageTitle>
  );
  return (
    <div className="grid gap-6">
      {title}
      <QueryState
        query={live}
        skeleton={<Skeleton className="mx-auto h-[500px] max-w-[560px] rounded-card lg:mx-0" />}
        errorTitle="Your bookings could not be loaded"
      >
        {({ results }) => <Overview bookings={results} ended={ended} timezone={timezone} />}
      </QueryState>
    </div>
  );
}

function Overview({
  bookings,
  ended,
  timezone,
}: {
  bookings: readonly Booking[];
  ended: Booking | undefined;
  timezone: string;
}) {
  const now = bookings.filter((booking) => running(booking) || waitsForCash(booking));
  const shown = ended ? [...now, ended] : now;
  const next = bookings.filter((booking) => !now.includes(booking));
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,440px)_minmax(0,1fr)] lg:items-start lg:gap-8">
      <div className="mx-auto grid w-full max-w-[560px] gap-4">
        {shown.map((booking) =>
          waitsForCash(booking) ? (
            <CashDueCard key={booking.id} booking={booking} />
          ) : (
            <CountdownCard key={booking.id} booking={booking} />
          ),
        )}
        {shown.length === 0 && <SearchCard timezone={timezone} />}
        {bookings.length > 0 && <AlertWarning />}
      </div>
      <div className="mx-auto grid w-full max-w-[560px] gap-6 lg:pt-0">
        {next.length > 0 && <Next bookings={next} />}
        <RecentLots />
      </div>
    </div>
  );
}

function Next({ bookings }: { bookings: readonly Booking[] }) {
  return (
    <section aria-labelledby="next-title" className="grid gap-3">
      <div className="flex items-baseline justify-between px-1">
        <h2 id="next-title" className="text-h2">
          Next
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
