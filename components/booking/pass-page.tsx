"use client";
import { clsx } from "clsx";
import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { Card } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useReaderZone } from "@/hooks/use-actor";
import { useBooking } from "@/hooks/use-booking";
import { useMinute } from "@/hooks/use-countdown";
import { MINUTE_MS } from "@/lib/core/duration";
import type { Booking } from "@/lib/domain/booking/schema";
import { BookingCardHeader } from "./booking-card-header";
import { BookingChips } from "./booking-chips";
import { verdictOf, type Verdict } from "./pass-verdict";
import { StatusBadge } from "./status-badge";

/** What staff see when they scan a driver's pass: whether this car may park here now, and where. */
export function PassPage({ id }: { id: string }) {
  return (
    <div className="grid gap-4">
      <PageTitle>Pass</PageTitle>
      <QueryState
        query={useBooking(id)}
        skeleton={<Skeleton className="h-[300px] max-w-[440px] rounded-card" />}
        errorTitle="This pass could not be checked"
      >
        {(booking) => <Pass booking={booking} />}
      </QueryState>
    </div>
  );
}

const looks = {
  ok: [CircleCheck, "bg-ok-soft text-ok"],
  warn: [TriangleAlert, "bg-warn-soft text-warn"],
  bad: [CircleX, "bg-bad-soft text-bad"],
} as const satisfies Record<Verdict["tone"], unknown>;

function Pass({ booking }: { booking: Booking }) {
  const { tone, text } = verdictOf(booking, useMinute() * MINUTE_MS, useReaderZone());
  const [Icon, colours] = looks[tone];
  return (
    <Card aria-label={`Booking ${booking.number}`} className="grid w-full max-w-[440px] gap-5 p-5">
      <BookingCardHeader booking={booking}>
        <StatusBadge status={booking.status} />
      </BookingCardHeader>
      <p
        role="status"
        className={clsx(
          "flex items-center justify-center gap-2.5 rounded-control px-4 py-5 text-lg font-[640]",
          colours,
        )}
      >
        <Icon size={24} aria-hidden />
        {text}
      </p>
      <BookingChips booking={booking} />
      <p className="text-center text-sm text-muted">
        #{booking.number} · <bdi>{booking.driver.first_name}</bdi>
      </p>
    </Card>
  );
}
