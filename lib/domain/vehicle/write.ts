import { and, count, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { db, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { uniqueOrConflict } from "@/lib/core/unique";
import { getVehicle } from "./read";
import { plateKey, type newVehicle, type vehicleChange } from "./schema";
import { vehicles } from "./table";

const MAX_VEHICLES = 20;

/**
 * Adds a vehicle; the first one becomes the default. Throws 409 `duplicate_vehicle` for a number
 * that the actor already has, 422 `too_many_vehicles` beyond 20.
 */
export const createVehicle = (actor: Actor, input: z.output<typeof newVehicle>) =>
  requireUniqueNumber(() =>
    transaction(async (tx) => {
      const [owned] = await tx
        .select({ n: count() })
        .from(vehicles)
        .where(eq(vehicles.user_id, actor.id));
      if (owned!.n >= MAX_VEHICLES)
        throw errors.refused("too_many_vehicles", `You can keep up to ${MAX_VEHICLES} vehicles.`);
      const [row] = await tx
        .insert(vehicles)
        .values({
          ...input,
          number_key: plateKey(input.number),
          user_id: actor.id,
          is_default: input.is_default || owned!.n === 0,
        })
        .returning({ id: vehicles.id });
      if (input.is_default) await unsetOtherDefaults(actor, row!.id);
      return getVehicle(actor, row!.id);
    }),
  );

/** Changes one of the actor's vehicles. Throws 404 for any other, 409 `duplicate_vehicle`. */
export const changeVehicle = (actor: Actor, id: string, input: z.output<typeof vehicleChange>) =>
  requireUniqueNumber(() =>
    transaction(async (tx) => {
      await getVehicle(actor, id);
      if (Object.keys(input).length) {
        await tx
          .update(vehicles)
          .set({ ...input, ...(input.number ? { number_key: plateKey(input.number) } : {}) })
          .where(eq(vehicles.id, id));
      }
      if (input.is_default) await unsetOtherDefaults(actor, id);
      return getVehicle(actor, id);
    }),
  );

/** Removes one of the actor's vehicles; bookings keep its number. Throws 404 for any other. */
export const deleteVehicle = (actor: Actor, id: string) =>
  transaction(async (tx) => {
    await getVehicle(actor, id);
    await tx.delete(vehicles).where(eq(vehicles.id, id));
  });

const unsetOtherDefaults = (actor: Actor, id: string) =>
  db()
    .update(vehicles)
    .set({ is_default: false })
    .where(and(eq(vehicles.user_id, actor.id), ne(vehicles.id, id)));

const requireUniqueNumber = <T>(work: () => Promise<T>): Promise<T> =>
  uniqueOrConflict("duplicate_vehicle", "You already have a vehicle with this number.", work);
