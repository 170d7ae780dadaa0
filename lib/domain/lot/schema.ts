import { z } from "zod";
import {
  id,
  instant,
  money,
  phoneNumber,
  published,
  text,
  timezone,
  weeklyHours,
} from "@/lib/http/shapes";
import { vehicleType } from "@/lib/domain/vehicle/schema";
import { currencies, MAX_PHOTO_DESCRIPTION, MAX_PHOTOS, photoSizes } from "./values";

/** `instant` confirms immediately, `request` asks the lot's owner first. */
export const lotModes = ["instant", "request"] as const;
export const lotStatuses = ["active", "maintenance", "closed"] as const;
export const features = ["ev", "covered", "accessible", "cctv", "24h", "carwash"] as const;
const MAX_SLOTS = 400;
export const slotStates = ["available", "held", "booked", "occupied", "maintenance"] as const;
export type SlotState = (typeof slotStates)[number];

/** The terms of a lot, as a driver reads them before paying. */
const lotPolicy = z.object({
  free_cancel_minutes: z.int(),
  late_refund_percent: z.int(),
  grace_minutes: z.int(),
  max_stay_minutes: z.int(),
  cash_hold_minutes: z.int(),
  cash_accepted: z.boolean(),
  renew_discount_percent: z.int(),
  /** The value-added tax that prices include. */
  vat_percent: z.int(),
});

export const lotPhoto = z.object({
  id,
  /** What it shows, for those who cannot see it; may be empty. */
  description: z.string(),
  /** Of the large picture, in pixels. */
  width: z.int(),
  height: z.int(),
  /** The path of the large picture, and of one that is at most 480 pixels wide and high. */
  url: z.string(),
  small_url: z.string(),
});
export type LotPhoto = z.infer<typeof lotPhoto>;
export const photoParams = z.strictObject({ id, photo: id });
export const photoSizeParams = z.strictObject({ id, photo: id, size: z.enum(photoSizes) });
export const photoChange = z
  .strictObject({
    /** The place that it gets among the lot's photos, from 1. */
    position: z.int().min(1).max(MAX_PHOTOS),
    description: text(MAX_PHOTO_DESCRIPTION),
  })
  .partial();

export const lot = z.object({
  id,
  number: z.int(),
  name: z.string(),
  address: z.string(),
  city: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  timezone: z.string(),
  currency: z.string(),
  description: z.string(),
  /** Where drivers reach somebody of the lot; null where there is none. */
  phone_number: z.string().nullable(),
  /** When stays may begin and end, in the lot's zone; null for always. */
  opening_hours: weeklyHours.nullable(),
  /** The rate of slots without one of their own. */
  hourly_rate: money,
  total_slots: z.int(),
  available_slots: z.int(),
  occupancy_rate: z.number(),
  price_from: money,
  rating: z.number().nullable(),
  features: z.array(z.enum(features)),
  status: z.enum(lotStatuses),
  mode: z.enum(lotModes),
  policy: lotPolicy,
  /** In the order in which they are shown. */
  photos: z.array(lotPhoto),
  /** Null unless the query has `near`. */
  distance_km: z.number().nullable(),
});
export type Lot = z.infer<typeof lot>;

export const slot = z.object({
  id,
  code: z.string(),
  level: z.string(),
  row: z.int(),
  position: z.int(),
  vehicle_type: vehicleType,
  ev: z.boolean(),
  covered: z.boolean(),
  accessible: z.boolean(),
  hourly_rate: money,
  /** Names the lot's layout as it was read; the same in all slots of an answer. */
  layout_version: z.string(),
  state: z.enum(slotStates),
  /** When this state ends: when the booking ends or, for a free slot, when the next one starts. */
  until: instant.nullable(),
  mine: z.boolean(),
  /** Null except for the booking's driver, the lot's owner and staff, and admins. */
  booking_id: id.nullable(),
});
export type Slot = z.infer<typeof slot>;

/**
 * Degrees to a centimetre. A number very close to 0 would make every search by distance fail,
 * because PostgreSQL refuses to calculate what underflows.
 */
const toCentimetre = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
const coordinate = (max: number) => z.number().min(-max).max(max).transform(toCentimetre);

/** The price of an hour. Its bound keeps the price of the longest stay a number of 32 bits. */
const rate = z
  .string()
  .regex(/^\d{1,4}\.\d{2}$/, "An amount from 0.00 to 9999.99, with two decimals.");

const percent = z.int("A whole number is required.").min(0).max(100);
const wholeMinutes = (min: number, max: number) =>
  z.int("A whole number is required.").min(min).max(max);
const policyFields = z.strictObject({
  free_cancel_minutes: wholeMinutes(0, 30 * 24 * 60),
  late_refund_percent: percent,
  max_stay_minutes: wholeMinutes(15, 30 * 24 * 60),
  cash_hold_minutes: wholeMinutes(5, 24 * 60),
  cash_accepted: z.boolean(),
  renew_discount_percent: percent,
  vat_percent: z.int("A whole number is required.").min(0).max(50),
});

const lotFields = {
  name: text(80, 2),
  address: text(160, 2),
  city: text(60, 1),
  latitude: coordinate(90),
  longitude: coordinate(180),
  timezone,
  hourly_rate: rate,
  description: text(1000),
  phone_number: phoneNumber,
  opening_hours: weeklyHours.nullable(),
  policy: policyFields.partial(),
  features: z.array(z.enum(features)).max(features.length),
  mode: z.enum(lotModes),
  status: z.enum(lotStatuses),
};
export const newLot = z.strictObject({
  ...lotFields,
  timezone: timezone.default("Asia/Manila"),
  currency: z.enum(currencies).default("PHP"),
  description: lotFields.description.default(""),
  phone_number: lotFields.phone_number.default(null),
  opening_hours: lotFields.opening_hours.default(null),
  policy: lotFields.policy.default({}),
  features: lotFields.features.default([]),
  mode: lotFields.mode.default("instant"),
  status: lotFields.status.default("active"),
});
export const lotChange = z.strictObject(lotFields).partial();

const slotFields = {
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{1,8}$/, "1–8 letters, digits and dashes."),
  level: text(12, 1),
  row: z.int().min(1).max(50),
  position: z.int().min(1).max(100),
  vehicle_type: vehicleType,
  ev: z.boolean(),
  covered: z.boolean(),
  accessible: z.boolean(),
  hourly_rate: rate,
  status: z.enum(["active", "maintenance"]),
};
const newSlot = z.strictObject({
  code: slotFields.code,
  level: slotFields.level.default("1"),
  row: slotFields.row,
  position: slotFields.position,
  vehicle_type: slotFields.vehicle_type.default("car"),
  ev: z.boolean().default(false),
  covered: z.boolean().default(false),
  accessible: z.boolean().default(false),
  hourly_rate: rate.optional(),
});
export const newSlots = z.strictObject({ slots: z.array(newSlot).min(1).max(100) });

const isUnique = <T>(values: readonly T[]): boolean => new Set(values).size === values.length;
/** All slots of a lot: one with an id is changed, one without is new, one that is left out goes. */
export const layout = z.strictObject({
  slots: z
    .array(newSlot.extend({ id: id.optional() }))
    .max(MAX_SLOTS)
    .refine((slots) => isUnique(slots.map((slot) => slot.code)), "Two slots have the same code.")
    .refine(
      (slots) => isUnique(slots.map((slot) => `${slot.level}/${slot.row}/${slot.position}`)),
      "Two slots have the same place.",
    )
    .refine(
      (slots) => isUnique(slots.flatMap((slot) => slot.id ?? [])),
      "Two slots have the same id.",
    )
    .meta(published({ maxItems: MAX_SLOTS })),
  /** The `layout_version` that the change began from; `empty` for a lot without slots. */
  if_version: z.string().min(1).max(64).optional(),
});
export type Layout = z.output<typeof layout>;

const move = z.strictObject({ booking: id, act: z.literal("move"), slot: id });
const refund = z.strictObject({ booking: id, act: z.literal("refund") });
/** It stays as it was booked, and nobody books after it. */
const keep = z.strictObject({ booking: id, act: z.literal("keep") });
/** What happens to each booking of a slot or lot that closes. */
export const closing = z.strictObject({
  decisions: z.array(z.discriminatedUnion("act", [move, refund, keep])).max(500),
  /** What the drivers read. */
  reason: text(300).optional(),
});
export type Closing = z.output<typeof closing>;
/** The closing of several slots of a lot, each named once. */
export const slotsClosing = closing.extend({
  slots: z
    .array(id)
    .min(1)
    .max(100)
    .refine(isUnique, "A slot is named twice.")
    .meta(published({ minItems: 1, maxItems: 100, uniqueItems: true })),
});
const freeSlot = z.object({ id, code: z.string() });
/** The bookings that a closing would affect, the earliest first. */
export const closingPreview = z.object({
  bookings: z.array(
    z.object({
      id,
      number: z.int(),
      status: z.string(),
      slot: freeSlot,
      start_time: instant,
      end_time: instant,
      driver: z.string(),
      vehicle_number: z.string().nullable(),
      payment_method: z.enum(["card", "cash"]).nullable(),
      currency: z.string(),
      amount: money,
      /** What a refund would give back: what was paid. */
      refund: money,
      /** What of it was paid in cash, and is handed back at the desk. */
      refund_cash: money,
      /** A slot of the same kind that is free during the stay; null when there is none. */
      move_to: freeSlot.nullable(),
    }),
  ),
});
export type ClosingPreview = z.infer<typeof closingPreview>;
export const slotChange = z.strictObject(slotFields).partial();

export const lotOrderings = ["distance", "price", "rating", "available", "name"] as const;
export const near = z
  .string()
  .regex(/^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/, "Use latitude,longitude.")
  .transform((value) => value.split(",").map(Number).map(toCentimetre) as [number, number])
  .refine(
    ([latitude, longitude]) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180,
    "Use latitude,longitude.",
  );
