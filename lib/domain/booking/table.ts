import { sql } from "drizzle-orm";
import {
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  serial,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { z } from "zod";
import { between, createdAt, instant, MAX_AMOUNT, MAX_RATE, primaryId } from "@/lib/core/columns";
import { lots, slots } from "@/lib/domain/lot/table";
import { users } from "@/lib/domain/user/table";
import type { PaymentSnapshot } from "@/lib/domain/payment/rules";
import type { PaymentMethod } from "@/lib/domain/payment/schema";
import { vehicleTypes } from "@/lib/domain/vehicle/values";
import type { BookingStatus, terms } from "./schema";
import { MAX_MINUTES } from "./values";

const tstzrange = customType<{ data: string }>({ dataType: () => "tstzrange" });

export interface StoredLine {
  label: string;
  amount: number;
}
/** An extension as those who decide about its cash see it. */
export interface CashExtension {
  end_time: string;
  minutes: number;
  amount: number;
  asked_at: string;
}
export interface Decision {
  kind: "cash" | "request";
  by: string;
  outcome: "verified" | "paid" | "declined" | "approved" | "released" | "cancelled";
  /** What it was about, when not about the booking itself. */
  extension?: CashExtension;
}
export type Terms = z.infer<typeof terms>;
/**
 * An extension that is not paid yet; its time is blocked meanwhile. It waits for cash until the
 * booking's `hold_until`; without that its card is being charged.
 */
export interface OpenExtension extends CashExtension {
  payment_id: string;
  lines: StoredLine[];
}

/**
 * A price that is promised for ten minutes. A booking takes its price from a quote only
 * (docs/data.md I8).
 */
export const quotes = pgTable(
  "quotes",
  {
    id: primaryId(),
    user_id: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    lot_id: uuid()
      .notNull()
      .references(() => lots.id),
    slot_id: uuid().references(() => slots.id),
    /** The booking that it extends; null for the price of a new booking. */
    booking_id: uuid(),
    vehicle_type: text().$type<(typeof vehicleTypes)[number]>(),
    start_time: instant().notNull(),
    end_time: instant().notNull(),
    minutes: integer().notNull(),
    /** As `StartsNow` in rules/period. */
    starts_now: text().$type<"no" | "fixed_length" | "fixed_end">().notNull(),
    /** The price is valid for slots with this rate only. */
    hourly_rate: integer().notNull(),
    lines: jsonb().$type<StoredLine[]>().notNull(),
    amount: integer().notNull(),
    currency: text().notNull(),
    expires_at: instant().notNull(),
    created_at: createdAt(),
  },
  (table) => [
    index("quotes_expires_idx").on(table.expires_at),
    between("quotes", "minutes", 1, MAX_MINUTES),
    between("quotes", "hourly_rate", 0, MAX_RATE),
    between("quotes", "amount", 0, MAX_AMOUNT),
  ],
);

const isFinitePeriod = sql`isfinite(start_time) and isfinite(blocked_until)`;

/** Migration 0001 puts the exclusion constraints on `period` (docs/data.md I1, I8). */
export const bookings = pgTable(
  "bookings",
  {
    id: primaryId(),
    number: serial().notNull().unique(),
    status: text().$type<BookingStatus>().notNull(),
    version: integer().notNull().default(1),
    driver_id: uuid()
      .notNull()
      .references(() => users.id),
    lot_id: uuid()
      .notNull()
      .references(() => lots.id),
    slot_id: uuid()
      .notNull()
      .references(() => slots.id),
    quote_id: uuid(),
    vehicle_number: text(),
    vehicle_key: text(),
    start_time: instant().notNull(),
    end_time: instant().notNull(),
    minutes: integer().notNull(),
    /**
     * Until when the slot is blocked; later than `end_time` until the paid time has begun, and
     * while an extension is not paid yet.
     */
    blocked_until: instant().notNull(),
    period: tstzrange().generatedAlwaysAs(sql`tstzrange(start_time, blocked_until, '[)')`),
    starts_now: text().$type<"no" | "fixed_length" | "fixed_end">().notNull(),
    hold_until: instant(),
    lines: jsonb().$type<StoredLine[]>().notNull(),
    amount: integer().notNull(),
    currency: text().notNull(),
    policy: jsonb().$type<Terms>().notNull(),
    payment_method: text().$type<PaymentMethod>(),
    /** A copy of the payment, stored in the transaction that changes the payment. */
    payment: jsonb().$type<PaymentSnapshot>(),
    extension: jsonb().$type<OpenExtension>(),
    renewed_from: uuid(),
    decline_reason: text(),
    /**
     * The last decision about it, shown to everybody who has it in their queue
     * (docs/requirements.md N5).
     */
    decision: jsonb().$type<Decision>(),
    decided_at: instant(),
    notes: text(),
    created_at: createdAt(),
    updated_at: createdAt(),
  },
  (table) => [
    index("bookings_driver_idx").on(table.driver_id, table.start_time),
    index("bookings_lot_idx").on(table.lot_id, table.start_time),
    index("bookings_slot_end_idx").on(table.slot_id, table.blocked_until),
    index("bookings_ending_idx")
      .on(table.end_time)
      .where(sql`status = 'active'`),
    index("bookings_starting_idx")
      .on(table.start_time)
      .where(sql`status = 'confirmed'`),
    index("bookings_decided_idx").on(table.decided_at),
    index("bookings_waiting_idx")
      .on(table.created_at)
      .where(sql`status in ('pending_payment', 'requested')`),
    index("bookings_hold_idx")
      .on(table.hold_until)
      .where(sql`status in ('held', 'pending_payment')`),
    index("bookings_extension_idx")
      .on(table.hold_until)
      .where(sql`extension is not null`),
    // Unpaid time never delays an end.
    check(
      "bookings_extension",
      sql`extension is null or hold_until is null or hold_until <= end_time`,
    ),
    check(
      "bookings_times",
      sql`start_time < end_time and end_time <= blocked_until and ${isFinitePeriod}`,
    ),
    between("bookings", "minutes", 1, MAX_MINUTES),
    between("bookings", "amount", 0, MAX_AMOUNT),
    check("bookings_length", sql`blocked_until - start_time <= interval '31 days'`),
  ],
);

/** The history of a booking: one row per change, written in the change's transaction. */
export const bookingEvents = pgTable(
  "booking_events",
  {
    id: primaryId(),
    booking_id: uuid()
      .notNull()
      .references(() => bookings.id, { onDelete: "cascade" }),
    kind: text().notNull(),
    by_id: uuid(),
    by_name: text(),
    note: text(),
    at: createdAt(),
  },
  (table) => [index("booking_events_booking_idx").on(table.booking_id, table.at)],
);

/** A reminder for later, bound to one version of its booking (docs/data.md I6). */
export const scheduledNotifications = pgTable(
  "scheduled_notifications",
  {
    id: primaryId(),
    booking_id: uuid()
      .notNull()
      .references(() => bookings.id, { onDelete: "cascade" }),
    booking_version: integer().notNull(),
    event_type: text().$type<"upcoming_reservation" | "booking_expiring_soon">().notNull(),
    due_at: instant().notNull(),
    /** From this moment on the reminder would no longer be true. */
    useless_at: instant().notNull(),
    status: text().$type<"scheduled" | "sent" | "cancelled">().notNull().default("scheduled"),
    created_at: createdAt(),
  },
  (table) => [
    index("scheduled_due_idx")
      .on(table.due_at)
      .where(sql`status = 'scheduled'`),
    index("scheduled_booking_idx").on(table.booking_id),
  ],
);

/** The secret address of a person's calendar, by the hash of its secret. */
export const calendarFeeds = pgTable("calendar_feeds", {
  user_id: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  secret_hash: text().notNull().unique(),
  created_at: createdAt(),
});
