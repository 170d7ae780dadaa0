"use client";
import { CarFront } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { shiftBookings } from "@/hooks/queries";
import { useBookings } from "@/hooks/use-booking";
import { useTick } from "@/hooks/use-tick";
import { MINUTE_MS } from "@/lib/core/duration";
import type { Booking } from "@/lib/domain/booking/schema";
import { BookingDialog } from "./booking-dialog";
import { shiftOf } from "./shift";
import { ShiftRow } from "./shift-row";

/** Today's arrivals and active bookings in the lots of a member of staff. */
export function ShiftPage() {
  const [openId, setOpenId] = useState<string | null>(null);
  const live = useBookings(shiftBookings);
  // A booking becomes one of today at midnight, without a new answer of the server.
  useTick(MINUTE_MS);
  return (
    <>
      <PageTitle note="Arrivals first, then active bookings.">My shift</PageTitle>
      <div className="mt-5">
        <QueryState
          query={live}
          skeleton={<SkeletonRows rows={5} />}
          isEmpty={({ results }) => shiftOf(results).isEmpty}
          empty={
            <EmptyState icon={<CarFront size={26} />} title="No bookings today">
              The next arrival appears here.
            </EmptyState>
          }
        >
          {({ results }) => <Shift bookings={results} onOpen={setOpenId} />}
        </QueryState>
      </div>
      <BookingDialog id={openId} onClose={() => setOpenId(null)} />
    </>
  );
}

interface ShiftProps {
  bookings: readonly Booking[];
  onOpen: (id: string) => void;
}

function Shift({ bookings, onOpen }: ShiftProps) {
  const { arrivals, active } = shiftOf(bookings);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Section title="Arriving" bookings={arrivals} time="start" onOpen={onOpen} />
      <Section title="Active" bookings={active} time="end" onOpen={onOpen} />
    </div>
  );
}

interface SectionProps extends ShiftProps {
  title: string;
  /** Which end of the booking each row shows. */
  time: "start" | "end";
}

function Section({ title, bookings, time, onOpen }: SectionProps) {
  if (bookings.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-h2">
        {title} <span className="font-[400] text-muted">{bookings.length}</span>
      </h2>
      <ul className="overflow-hidden rounded-card border border-line bg-card shadow-card">
        {bookings.map((booking) => (
          <li key={booking.id} className="border-b border-line last:border-0">
            <ShiftRow booking={booking} time={time} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  );
}
