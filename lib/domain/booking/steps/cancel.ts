import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { differences } from "@/lib/domain/audit/rules";
import { audit } from "@/lib/domain/audit/write";
import { emit } from "@/lib/event/emit";
import type { FullBooking } from "../read/load";
import { awaitsExtensionCash } from "../rules/extension";
import { refundPercent } from "../rules/price";
import type { Decision } from "../table";
import { endBooking, queueOf } from "./end";

/** Cancels a booking. The caller has locked it and checked that it may be cancelled. */
export async function cancel(
  actor: Actor,
  full: FullBooking,
  reason: string | null,
): Promise<void> {
  const { booking, driver } = full;
  const isDriver = booking.driver_id === actor.id;
  const by_name = isDriver ? driver.first_name : actor.name;
  const cancelled = await endBooking(full, {
    status: "cancelled",
    author: actor,
    refundPercent: refundPercent(booking, clock.now(), isDriver),
    reason: reason ?? "cancelled",
    note: reason,
    decision: decisionOf(booking, by_name),
    emit: (facts, refund) =>
      emit(
        "reservation_cancelled",
        { ...facts, by_role: actor.role, by_name, reason, refund },
        { author: actor.id },
      ),
  });
  if (isDriver) return;
  const details = {
    booking: booking.number,
    reason,
    ...differences(booking, { status: cancelled.status }),
  };
  audit(actor, "booking.cancel", { type: "booking", id: booking.id }, details);
}

/** How a booking that waited for a decision leaves the queue of those who had to decide. */
function decisionOf(booking: FullBooking["booking"], by: string): Decision | undefined {
  const waits =
    booking.status === "pending_payment" ||
    booking.status === "requested" ||
    awaitsExtensionCash(booking);
  return waits ? { kind: queueOf(booking), by, outcome: "cancelled" } : undefined;
}
