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
import { MINUTE_S } from "@/lib/core/duration";
import type { Booking, BookingStatus } from "@/lib/domain/booking/schema";
import { WARN_BEFORE_END_MINUTES } from "@/lib/event/reminder-times";

type Look = readonly [Tone, string, LucideIcon];
const looks: Record<BookingStatus, Look> = {
  held: ["quiet", "Held", Hourglass],
  pending_payment: ["warn", "Cash due", Banknote],
  requested: ["info", "Requested", Hourglass],
  confirmed: ["ok", "Confirmed", CalendarCheck],
  active: ["paint", "Active", CarFront],
  overstay: ["bad", "Overstayed", TriangleAlert],
  completed: ["ok", "Completed", CircleCheck],
  expired: ["quiet", "Ended", TimerOff],
  cancelled: ["quiet", "Cancelled", Ban],
  declined: ["bad", "Declined", CircleX],
  no_show: ["bad", "No-show", UserX],
};
const endsSoon: Look = ["warn", "Ends soon", Timer];
const SOON_SECONDS = WARN_BEFORE_END_MINUTES * MINUTE_S;

const LookBadge = ({ look: [tone, label, Icon] }: { look: Look }) => (
  <Badge tone={tone} icon={<Icon size={14} strokeWidth={2.2} aria-hidden />}>
    {label}
  </Badge>
);

export const StatusBadge = ({ status }: { status: BookingStatus }) => (
  <LookBadge look={looks[status]} />
);

/** Says by its own clock that an active booking ends soon or has ended. */
export function LiveStatusBadge({ booking }: { booking: Booking }) {
  const seconds = useCountdown(booking.end_time);
  if (booking.status !== "active" || seconds > SOON_SECONDS)
    return <StatusBadge status={booking.status} />;
  return <LookBadge look={seconds > 0 ? endsSoon : looks.expired} />;
}
