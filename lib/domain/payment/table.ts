import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { between, createdAt, instant, MAX_AMOUNT, primaryId } from "@/lib/core/columns";
import { users } from "@/lib/domain/user/table";
import type { PaymentMethod, PaymentStatus } from "./schema";

/** What the payment is for. The events of its success or failure depend on it. */
export type Purpose = "booking" | "renewal" | "extension";

export const payments = pgTable(
  "payments",
  {
    id: primaryId(),
    /**
     * The booking that is paid. Its foreign key is in migration 0003: `booking` is a higher domain.
     */
    booking_id: uuid().notNull(),
    user_id: uuid()
      .notNull()
      .references(() => users.id),
    method: text().$type<PaymentMethod>().notNull(),
    purpose: text().$type<Purpose>().notNull().default("booking"),
    amount: integer().notNull(),
    currency: text().notNull(),
    status: text().$type<PaymentStatus>().notNull(),
    provider_ref: text(),
    /** The idempotency key of the request; recovery stores its answer under this key. */
    idempotency_key: text(),
    failure_reason: text(),
    /** How much of the cash hold had passed when its verifiers were last reminded, in percent. */
    reminded_percent: integer().notNull().default(0),
    decided_by: uuid(),
    decided_by_name: text(),
    decided_at: instant(),
    created_at: createdAt(),
  },
  (table) => [
    index("payments_booking_idx").on(table.booking_id),
    index("payments_user_idx").on(table.user_id, table.created_at),
    index("payments_open_idx")
      .on(table.method, table.created_at)
      .where(sql`status = 'pending'`),
    // A booking has at most one payment that is pending or has succeeded, besides its extensions.
    uniqueIndex("payments_one_live_idx")
      .on(table.booking_id)
      .where(sql`status in ('pending', 'succeeded') and purpose <> 'extension'`),
    uniqueIndex("payments_one_open_extension_idx")
      .on(table.booking_id)
      .where(sql`status = 'pending' and purpose = 'extension'`),
    between("payments", "amount", 0, MAX_AMOUNT),
    between("payments", "reminded_percent", 0, 100),
  ],
);

export const refunds = pgTable(
  "refunds",
  {
    id: primaryId(),
    payment_id: uuid()
      .notNull()
      .references(() => payments.id, { onDelete: "cascade" }),
    amount: integer().notNull(),
    /** `issued` until a job has sent it to the card provider; `done` from the start for cash. */
    status: text().$type<"issued" | "done">().notNull(),
    provider_ref: text(),
    attempts: integer().notNull().default(0),
    next_attempt_at: instant().notNull(),
    reason: text().notNull(),
    created_at: createdAt(),
  },
  (table) => [
    index("refunds_payment_idx").on(table.payment_id),
    index("refunds_open_idx")
      .on(table.next_attempt_at)
      .where(sql`status = 'issued'`),
    between("refunds", "amount", 0, MAX_AMOUNT),
  ],
);

/** The records of the built-in card sandbox, which a real provider would hold. */
export const sandboxCharges = pgTable(
  "sandbox_charges",
  {
    key: text().primaryKey(),
    amount: integer().notNull(),
    currency: text().notNull(),
    outcome: text()
      .$type<"succeeded" | "declined" | "insufficient_funds" | "abandoned">()
      .notNull(),
    refunded: integer().notNull().default(0),
    created_at: createdAt(),
  },
  (table) => [index("sandbox_charges_created_idx").on(table.created_at)],
);
