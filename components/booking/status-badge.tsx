"use client";
import {
  Banknote,
  Ban,
  CalendarCheck,
  CarFront,
  CircleCheck,
  CircleX,
  Hourglass,
  Timer,
  TimerOff,
  TriangleAlert,
  UserX,
  type LucideIcon,
} from "lucide-react";
import { Badge, type Tone } from "@/components/ui/badge";
import { useCountdown } from "@/hooks/use-countdown";
import type { Booking, BookingStatus } from "@/lib/domain/booking/schema";

type Look = readonly [Tone, string, LucideIcon];
const looks: Record<BookingStatus, Look> = {
  held: ["quiet", "Held", Hourglass],
  pending_payment: ["warn", "Pay at the desk", Banknote],
  requested: ["info", "Requested", Hourglass],
  confirmed: ["ok", "Confirmed", CalendarCheck],
  active: ["paint", "Parked", CarFront],
  overstay: ["bad", "Over time", TriangleAlert],
  completed: ["ok", "Completed", CircleCheck],
  expired: ["quiet", "Expired", TimerOff],
  cancelled: ["quiet", "Cancelled", Ban],
  declined: ["bad", "Declined", CircleX],
  no_show: ["bad", "No show", UserX],
};

export function StatusBadge({ status }: { status: BookingStatus }) {
  const [tone, word, Icon] = looks[status];
  return (
    <Badge tone={tone} icon={<Icon size={14} strokeWidth={2.2} aria-hidden />}>
      {word}
    </Badge>
  );
}

/** The badge of a running booking, which says when the end is near. */
export function LiveStatusBadge({ booking }: { booking: Booking }) {
  const seconds = useCountdown(booking.end_time);
  if (booking.status !== "active" || seconds > 300) return <StatusBadge status={booking.status} />;
  if (seconds <= 0) return <StatusBadge status="expired" />;
  return (
    <Badge tone="warn" icon={<Timer size={14} strokeWidth={2.2} aria-hidden />}>
      Ends soon
    </Badge>
  );
}
