import { z } from "zod";
import { id, instant } from "@/lib/http/shapes";
import { plateRules, tidyPlate, vehicleTypes } from "./values";

export const vehicleType = z.enum(vehicleTypes);

/** A plate as typed, in upper case. Plates are compared by `plateKey`. */
export const vehicleNumber = z
  .string()
  .overwrite(tidyPlate)
  .regex(plateRules[0].pattern, plateRules[0].message)
  .refine((value) => plateRules[1].pattern.test(value), plateRules[1].message);

/** Plates with the same key are the same vehicle: spaces, dashes and case do not count. */
export const plateKey = (number: string) => tidyPlate(number).replace(/[\s-]/g, "");

export const vehicle = z.object({
  id,
  number: z.string(),
  type: vehicleType,
  ev: z.boolean(),
  is_default: z.boolean(),
  created_at: instant,
});
export type Vehicle = z.infer<typeof vehicle>;

export const newVehicle = z.strictObject({
  number: vehicleNumber,
  type: vehicleType.default("car"),
  ev: z.boolean().default(false),
  is_default: z.boolean().default(false),
});
export const vehicleChange = z
  .strictObject({
    number: vehicleNumber,
    type: vehicleType,
    ev: z.boolean(),
    is_default: z.boolean(),
  })
  .partial();
