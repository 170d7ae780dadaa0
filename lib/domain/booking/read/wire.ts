import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { MINUTE_MS } from "@/lib/core/duration";
import { toDecimal } from "@/lib/core/money";
import type { Booking } from "../schema";
import type { bookingEvents, CashExtension } from "../table";
import type { FullBooking } from "./load";
import { permissionsOf } from "./permissions";

/** A booking as the API shows it to this person, now. */
export function toWire(full: FullBooking, actor: Pick<Actor, "id" | "role">): Booking {
  const { booking, slot } = full;
  return {
    id: booking.id,
    number: booking.number,
    status: booking.status,
    version: booking.version,
    lot: lotOf(full),
    slot: { id: slot.id, code: slot.code, level: slot.level, vehicle_type: slot.vehicle_type },
    driver: driverOf(full, actor),
    vehicle_number: booking.vehicle_number,
    quote_id: isOwnHold(full, actor) ? booking.quote_id : null,
    ...timesOf(full),
    ...moneyOf(full),
    extension: waitingExtension(full),
    renewed_from: booking.renewed_from,
    decline_reason: booking.decline_reason,
    notes: booking.notes,
    can: permissionsOf(full, actor),
    created_at: booking.created_at.toISOString(),
  };
}

const isOwnHold = ({ booking }: FullBooking, actor: Pick<Actor, "id">): boolean =>
  booking.status === "held" && booking.driver_id === actor.id;

function driverOf({ driver }: FullBooking, actor: Pick<Actor, "id" | "role">): Booking["driver"] {
  const { id, first_name, last_name } = driver;
  return { id, first_name, last_name: isKnown(driver, actor) ? last_name : null };
}

const isKnown = ({ id }: FullBooking["driver"], actor: Pick<Actor, "id" | "role">): boolean =>
  actor.role === "admin" || actor.id === id;

/** The history of a booking, in which owners and staff read no last name of its driver either. */
export const toTimeline = (
  { driver }: FullBooking,
  history: (typeof bookingEvents.$inferSelect)[],
  actor: Pick<Actor, "id" | "role">,
): NonNullable<Booking["timeline"]> =>
  history.map(({ at, kind, by_id, by_name, note }) => ({
    at: at.toISOString(),
    kind,
    by: by_id === driver.id && !isKnown(driver, actor) ? driver.first_name : by_name,
    note,
  }));

const lotOf = ({ lot }: FullBooking): Booking["lot"] => ({
  id: lot.id,
  number: lot.number,
  name: lot.name,
  address: lot.address,
  city: lot.city,
  phone_number: lot.phone_number,
  timezone: lot.timezone,
  latitude: lot.latitude,
  longitude: lot.longitude,
});

function timesOf({ booking }: FullBooking) {
  const now = clock.now();
  const graceUntil = booking.end_time.getTime() + booking.policy.grace_minutes * MINUTE_MS;
  const remainingMs = booking.end_time.getTime() - now.getTime();
  return {
    start_time: booking.start_time.toISOString(),
    end_time: booking.end_time.toISOString(),
    minutes: booking.minutes,
    grace_until: new Date(graceUntil).toISOString(),
    hold_until: booking.hold_until?.toISOString() ?? null,
    seconds_remaining: Math.max(0, Math.ceil(remainingMs / 1000)),
    server_time: now.toISOString(),
  };
}

function waitingExtension({ booking }: FullBooking): Booking["extension"] {
  const { extension, hold_until } = booking;
  if (!extension || !hold_until) return null;
  const { payment_id } = extension;
  return { ...extensionToWire(extension), payment_id, until: hold_until.toISOString() };
}

/** What an extension in cash gives and costs. */
export const extensionToWire = ({ minutes, end_time, amount }: CashExtension) => ({
  minutes,
  end_time,
  amount: toDecimal(amount),
});

function moneyOf({ booking }: FullBooking) {
  const { payment } = booking;
  return {
    amount: toDecimal(booking.amount),
    currency: booking.currency,
    lines: booking.lines.map((line) => ({ label: line.label, amount: toDecimal(line.amount) })),
    policy: booking.policy,
    payment_method: booking.payment_method,
    payment: payment && {
      ...payment,
      amount: toDecimal(payment.amount),
      refunded: toDecimal(payment.refunded),
    },
  };
}
