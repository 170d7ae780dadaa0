import type { Actor } from "@/lib/core/actor";
import type { BookingStatus, Can } from "../schema";
import { endedStatuses } from "./status";

/** What the rules look at. A mere hold has no `vehicle_number`. */
export interface Subject {
  status: BookingStatus;
  driver_id: string;
  owner_id: string;
  owner_can_verify: boolean;
  end_time: Date;
  vehicle_number: string | null;
}

/** What this person may do with this booking now. */
export function whatCan(actor: Pick<Actor, "id" | "role">, booking: Subject, now: Date): Can {
  const isDriver = booking.driver_id === actor.id;
  const manager = managerRights(actor, booking);
  const is = (...statuses: BookingStatus[]) => statuses.includes(booking.status);
  return {
    extend: false,
    renew: isDriver && booking.vehicle_number !== null && is(...endedStatuses),
    cancel:
      (isDriver && is("held")) || ((isDriver || manager.decides) && isCancellable(booking, now)),
    check_in: false,
    approve: manager.decides && is("requested"),
    decline: manager.decides && is("requested", "pending_payment", "confirmed"),
    verify: manager.verifies && is("pending_payment"),
  };
}

/** Admins and the lot's owner decide; the owner verifies cash only where the lot allows it. */
function managerRights(actor: Pick<Actor, "id" | "role">, booking: Subject) {
  const isAdmin = actor.role === "admin";
  const isOwner = actor.role === "owner" && booking.owner_id === actor.id;
  return {
    decides: isAdmin || isOwner,
    verifies: isAdmin || (isOwner && booking.owner_can_verify),
  };
}

const cancellable: readonly BookingStatus[] = [
  "pending_payment",
  "requested",
  "confirmed",
  "active",
];
const isCancellable = (booking: Subject, now: Date): boolean =>
  booking.end_time > now && cancellable.includes(booking.status);
