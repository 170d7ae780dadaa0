import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  serial,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { between, createdAt, instant, MAX_RATE, primaryId } from "@/lib/core/columns";
import { storedFiles } from "@/lib/core/files/table";
import type { WeeklyHours } from "@/lib/core/weekly-hours";
import { users } from "@/lib/domain/user/table";
import { vehicleTypes } from "@/lib/domain/vehicle/values";
import type { features, lotModes, lotStatuses } from "./schema";
import { MAX_PHOTOS, photoSides } from "./values";

const MAX_POLICY_MINUTES = 30 * 24 * 60;

export const lots = pgTable(
  "lots",
  {
    id: primaryId(),
    number: serial().notNull().unique(),
    owner_id: uuid()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    address: text().notNull(),
    city: text().notNull(),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    timezone: text().notNull(),
    currency: text().notNull().default("PHP"),
    description: text().notNull().default(""),
    /** Where drivers reach somebody of the lot. */
    phone_number: text(),
    /** When stays may begin and end, in the lot's zone; null for always. */
    opening_hours: jsonb().$type<WeeklyHours>(),
    /** Minor units per hour, for slots without a rate of their own. */
    hourly_rate: integer().notNull(),
    features: text().array().$type<(typeof features)[number][]>().notNull(),
    mode: text().$type<(typeof lotModes)[number]>().notNull().default("instant"),
    status: text().$type<(typeof lotStatuses)[number]>().notNull().default("active"),
    rating: doublePrecision(),
    free_cancel_minutes: integer().notNull().default(15),
    late_refund_percent: integer().notNull().default(50),
    grace_minutes: integer().notNull().default(0),
    max_stay_minutes: integer()
      .notNull()
      .default(24 * 60),
    cash_hold_minutes: integer().notNull().default(15),
    cash_accepted: boolean().notNull().default(true),
    owner_can_verify: boolean().notNull().default(true),
    renew_discount_percent: integer().notNull().default(0),
    /** The value-added tax that prices include; 0 where none is charged. */
    vat_percent: integer().notNull().default(12),
    deleted_at: instant(),
    created_at: createdAt(),
  },
  (table) => [
    index("lots_owner_idx").on(table.owner_id),
    check("lots_phone_number_length", sql`length(phone_number) <= 21`),
    check("lots_currency_code", sql`currency ~ '^[A-Z]{3}$'`),
    between("lots", "hourly_rate", 0, MAX_RATE),
    between("lots", "free_cancel_minutes", 0, MAX_POLICY_MINUTES),
    between("lots", "late_refund_percent", 0, 100),
    between("lots", "grace_minutes", 0, MAX_POLICY_MINUTES),
    between("lots", "max_stay_minutes", 15, MAX_POLICY_MINUTES),
    between("lots", "cash_hold_minutes", 1, MAX_POLICY_MINUTES),
    between("lots", "renew_discount_percent", 0, 100),
    between("lots", "vat_percent", 0, 50),
  ],
);

/** The photos of a lot, each in two sizes, in the order of `position`. */
export const lotPhotos = pgTable(
  "lot_photos",
  {
    id: primaryId(),
    lot_id: uuid()
      .notNull()
      .references(() => lots.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    /** What the photo shows, for those who cannot see it. */
    description: text().notNull().default(""),
    width: integer().notNull(),
    height: integer().notNull(),
    small_file_id: uuid()
      .notNull()
      .references(() => storedFiles.id),
    large_file_id: uuid()
      .notNull()
      .references(() => storedFiles.id),
    created_at: createdAt(),
  },
  (table) => [
    index("lot_photos_lot_idx").on(table.lot_id, table.position),
    index("lot_photos_small_file_idx").on(table.small_file_id),
    index("lot_photos_large_file_idx").on(table.large_file_id),
    between("lot_photos", "position", 1, MAX_PHOTOS),
    between("lot_photos", "width", 1, photoSides.large),
    between("lot_photos", "height", 1, photoSides.large),
    check("lot_photos_description_length", sql`length(description) <= 160`),
  ],
);

export const slots = pgTable(
  "slots",
  {
    id: primaryId(),
    lot_id: uuid()
      .notNull()
      .references(() => lots.id, { onDelete: "cascade" }),
    code: text().notNull(),
    level: text().notNull().default("1"),
    row: integer().notNull(),
    position: integer().notNull(),
    vehicle_type: text().$type<(typeof vehicleTypes)[number]>().notNull().default("car"),
    ev: boolean().notNull().default(false),
    covered: boolean().notNull().default(false),
    accessible: boolean().notNull().default(false),
    hourly_rate: integer().notNull(),
    status: text().$type<"active" | "maintenance">().notNull().default("active"),
    deleted_at: instant(),
    created_at: createdAt(),
  },
  (table) => [
    uniqueIndex("slots_lot_code_idx").on(table.lot_id, table.code),
    between("slots", "hourly_rate", 0, MAX_RATE),
  ],
);
