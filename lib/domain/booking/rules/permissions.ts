import type { Actor } from "@/lib/core/actor";
import type { BookingStatus, Can } from "../schema";
import { awaitsExtensionCash, isExtensionCharged } from "./extension";
import { endedStatuses } from "./status";

/**
 * What the rules need to know of a booking. A hold that is not paid yet has no `vehicle_number`.
 */
export interface Subject {
  status: BookingStatus;
  driver_id: string;
  owner_id: string;
  owner_can_verify: boolean;
  end_time: Date;
  vehicle_number: string | null;
  /** An extension that is not paid yet, and until when it waits for cash. */
  extension?: object | null;
  hold_until?: Date | null;
}

/** What this person may do with this booking now. */
export function allowedActions(
  actor: Pick<Actor, "id" | "role">,
  booking: Subject,
  now: Date,
): Can {
  const own = driverRights(actor, booking, now);
  const manager = managerRights(actor, booking);
  const hasStatus = (...statuses: BookingStatus[]) => statuses.includes(booking.status);
  return {
    ...own,
    cancel: own.cancel || (manager.canDecide && isCancellable(booking, now)),
    check_in: false,
    approve: manager.canDecide && hasStatus("requested"),
    decline: manager.canDecide && hasStatus("requested", "pending_payment", "confirmed"),
    verify: manager.canVerify && awaitsCash(booking),
  };
}

/** What somebody may do as the booking's driver. */
function driverRights({ id }: Pick<Actor, "id">, booking: Subject, now: Date) {
  const isDriver = booking.driver_id === id;
  const { status, vehicle_number } = booking;
  const isLive = isCancellable(booking, now);
  return {
    extend: isDriver && isExtendable(booking, now),
    renew:
      isDriver &&
      vehicle_number !== null &&
      (endedStatuses as readonly BookingStatus[]).includes(status),
    cancel: isDriver && (status === "held" || isLive),
    pay: isDriver && status === "pending_payment",
    change_vehicle: isDriver && isLive,
  };
}

/** Admins and the lot's owner decide; the owner verifies cash only where the lot allows it. */
function managerRights(actor: Pick<Actor, "id" | "role">, booking: Subject) {
  const isAdmin = actor.role === "admin";
  const isOwner = actor.role === "owner" && booking.owner_id === actor.id;
  return {
    canDecide: isAdmin || isOwner,
    canVerify: isAdmin || (isOwner && booking.owner_can_verify),
  };
}

const awaitsCash = (booking: Subject): boolean =>
  booking.status === "pending_payment" || awaitsExtensionCash(booking);

const isExtendable = (booking: Subject, now: Date): boolean =>
  booking.end_time > now &&
  !isExtensionCharged(booking) &&
  (booking.status === "confirmed" || booking.status === "active");

const cancellable: readonly BookingStatus[] = [
  "pending_payment",
  "requested",
  "confirmed",
  "active",
];
const isCancellable = (booking: Subject, now: Date): boolean =>
  booking.end_time > now && cancellable.includes(booking.status);
