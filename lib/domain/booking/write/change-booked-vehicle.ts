import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { pgCode, SQLSTATE } from "@/lib/core/pg-error";
import { plateKey } from "@/lib/domain/vehicle/schema";
import { emit } from "@/lib/event/emit";
import { findBookingOfVehicle } from "../read/conflicts";
import { factsOf } from "../read/facts";
import { lockBooking } from "../read/load";
import { permissionsOf } from "../read/permissions";
import { vehicleBusy } from "../read/refusals";
import { bookingResult } from "../read/result";
import { statusWords } from "../rules/status";
import { changeBooking } from "../steps/move";

/**
 * Changes the plate of a booking that has not ended, as its driver, and tells the lot's owner.
 * Throws 404 for another driver's booking, 409 `illegal_state` for one that is over, and 409
 * `vehicle_busy` when the vehicle has a booking at that time.
 */
export const changeBookedVehicle = (actor: Actor, id: string, vehicleNumber: string) =>
  transaction(
    async () => {
      const full = await lockBooking(actor, id);
      const { booking } = full;
      if (!permissionsOf(full, actor).change_vehicle)
        throw errors.conflict(
          "illegal_state",
          `A booking that is ${statusWords(booking.status)} keeps its vehicle.`,
        );
      if (booking.vehicle_number === vehicleNumber) return id;
      const stay = { from: booking.start_time, to: booking.blocked_until };
      const existing = await findBookingOfVehicle(vehicleNumber, stay, booking.id);
      if (existing) throw vehicleBusy(actor, existing);
      const from_plate = booking.vehicle_number!;
      const changed = await changeBooking(booking, "vehicle_changed", {
        author: actor,
        note: `${from_plate} → ${vehicleNumber}`,
        change: { vehicle_number: vehicleNumber, vehicle_key: plateKey(vehicleNumber) },
      });
      const facts = factsOf({ ...full, booking: changed });
      emit(
        "reservation_changed",
        { ...facts, from_plate, by_name: actor.name },
        { author: actor.id },
      );
      return id;
    },
    (bookingId) => bookingResult(actor, bookingId),
  ).catch((error: unknown) => {
    throw pgCode(error) === SQLSTATE.exclusionViolation ? vehicleBusy(actor) : error;
  });
