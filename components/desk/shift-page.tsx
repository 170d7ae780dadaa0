"use client";
import { CarFront } from "lucide-react";
import { useState } from "react";
import { StatusBadge } from "@/components/booking/status-badge";
import { PlateChip } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDay, formatTime } from "@/components/ui/format";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useBookings } from "@/hooks/use-booking";
import { useTick } from "@/hooks/use-tick";
import type { Booking } from "@/lib/domain/booking/schema";
import { BookingDialog } from "./booking-dialog";

/** Who is here and who comes, over the lots that somebody works at. */
export function ShiftPage() {
  const [openId, setOpenId] = useState<string | null>(null);
  const live = useBookings({
    status: "active,overstay,confirmed,pending_payment",
    ordering: "start_time",
    page_size: "100",
  });
  useTick(60_000);
  return (
    <>
      <PageTitle note="Arrivals first, then who is parked.">My shift</PageTitle>
      <div className="mt-5">
        <QueryState
          query={live}
          skeleton={<SkeletonRows rows={5} />}
          isEmpty={({ results }) => results.filter(isToday).length === 0}
          empty={
            <EmptyState icon={<CarFront size={26} />} title="No arrivals today">
              The next arrival appears here.
            </EmptyState>
          }
        >
          {({ results }) => <Shift bookings={results.filter(isToday)} onOpen={setOpenId} />}
        </QueryState>
      </div>
      <BookingDialog id={openId} onClose={() => setOpenId(null)} />
    </>
  );
}

function Shift({
  bookings,
  onOpen,
}: {
  bookings: readonly Booking[];
  onOpen: (id: string) => void;
}) {
  const coming = bookings.filter(
    ({ status }) => status === "confirmed" || status === "pending_payment",
  );
  const parked = bookings
    .filter(({ status }) => status === "active" || status === "overstay")
    .sort((a, b) => a.end_time.localeCompare(b.end_time));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Section title="Coming" bookings={coming} onOpen={onOpen} />
      <Section title="Parked" bookings={parked} onOpen={onOpen} />
    </div>
  );
}

/** Whoever is parked, and whoever comes today. */
const isToday = ({ status, start_time, lot }: Booking) =>
  status === "active" || status === "overstay" || formatDay(start_time, lot.timezone) === "today";

function Section({
  title,
  bookings,
  onOpen,
}: {
  title: string;
  bookings: readonly Booking[];
  onOpen: (id: string) => void;
}) {
  if (bookings.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-h2">
        {title} <span className="font-[400] text-muted">{bookings.length}</span>
      </h2>
      <ul className="overflow-hidden rounded-card border border-line bg-card shadow-card">
        {bookings.map((booking) => (
          <li key={booking.id} className="border-b border-line last:border-0">
            <button
              type="button"
              onClick={() => onOpen(booking.id)}
              className="flex min-h-16 w-full items-center gap-3.5 px-4 py-3 text-left hover:bg-sunk/50"
            >
              <span className="w-13 shrink-0">
                <span className="block text-xs text-muted">
                  {title === "Coming" ? "at" : "until"}
                </span>
                <span className="block text-[18px] leading-6 font-[640] tracking-[-.02em]">
                  {formatTime(
                    title === "Coming" ? booking.start_time : booking.end_time,
                    booking.lot.timezone,
                  )}
                </span>
              </span>
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-center gap-2">
                  {booking.vehicle_number ? (
                    <PlateChip number={booking.vehicle_number} />
                  ) : (
                    booking.driver.first_name
                  )}
                </span>
                <span className="mt-1 block text-sm text-muted">
                  Slot <span className="font-mono font-[600] text-ink">{booking.slot.code}</span> ·{" "}
                  {booking.lot.name} · {booking.driver.first_name}
                </span>
              </span>
              <StatusBadge status={booking.status} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
