import { and, eq, gt, lt, or, sql, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { hint, transaction, type Database } from "@/lib/core/db";
import { payments } from "@/lib/domain/payment/table";
import {
  FIRST_CASH_REMINDER_PERCENT,
  LAST_CASH_REMINDER_PERCENT,
} from "@/lib/event/reminder-times";
import { cashFactsOf } from "../read/facts";
import { lockBooking } from "../read/load";
import { bookings } from "../table";
import { askVerifiers } from "../steps/emit";

const BATCH = 50;

/**
 * Reminds the verifiers of a cash payment when half of its time has passed and when nine tenths
 * have (docs/requirements.md N9).
 */
export const remindVerifiers = (): Promise<void> =>
  transaction(async (tx) => {
    for (const { paymentId, bookingId, percent } of await dueVerifications(tx).limit(BATCH)) {
      const full = await lockBooking(null, bookingId);
      if (!(await markReminded(tx, paymentId, percent))) continue;
      askVerifiers(cashFactsOf(full, paymentId), full.lot, percent);
      hint("queues", "cash");
    }
  });

const isWaiting = () =>
  and(
    eq(payments.method, "cash"),
    eq(payments.status, "pending"),
    or(eq(bookings.status, "pending_payment"), eq(payments.purpose, "extension")),
    gt(bookings.hold_until, clock.now()),
  );

/** When the verifiers of a cash payment have to be reminded next. */
export function nextVerification(): SQL {
  const first = sql`${FIRST_CASH_REMINDER_PERCENT}::int`;
  const last = sql`${LAST_CASH_REMINDER_PERCENT}::int`;
  const percent = sql`case when ${payments.reminded_percent} < ${first} then ${first}
    when ${payments.reminded_percent} < ${last} then ${last} end`;
  const holdLength = sql`${bookings.hold_until} - ${payments.created_at}`;
  return sql`(
    select min(${payments.created_at} + (${holdLength}) * (${percent} / 100.0))
    from ${payments} join ${bookings} on ${bookings.id} = ${payments.booking_id}
    where ${isWaiting()})`;
}

/** The cash payments whose verifiers have to be reminded. */
function dueVerifications(tx: Database) {
  const now = clock.now().toISOString();
  const secondsOf = (span: ReturnType<typeof sql>) => sql`extract(epoch from (${span}))`;
  const waited = secondsOf(sql`${now}::timestamptz - ${payments.created_at}`);
  const holdLength = secondsOf(sql`${bookings.hold_until} - ${payments.created_at}`);
  const elapsed = sql`${waited} / nullif(${holdLength}, 0) * 100`;
  const first = sql`${FIRST_CASH_REMINDER_PERCENT}::int`;
  const last = sql`${LAST_CASH_REMINDER_PERCENT}::int`;
  const percent = sql`case when ${elapsed} >= ${last} then ${last}
    when ${elapsed} >= ${first} then ${first} else 0 end`;
  return tx
    .select({
      paymentId: payments.id,
      bookingId: bookings.id,
      percent: sql<number>`${percent}`.mapWith(Number),
    })
    .from(payments)
    .innerJoin(bookings, eq(bookings.id, payments.booking_id))
    .where(and(isWaiting(), sql`${payments.reminded_percent} < ${percent}`));
}

/** Notes the reminder. Returns false when somebody has reminded or decided in the meantime. */
async function markReminded(tx: Database, paymentId: string, percent: number): Promise<boolean> {
  const marked = await tx
    .update(payments)
    .set({ reminded_percent: percent })
    .where(
      and(
        eq(payments.id, paymentId),
        eq(payments.status, "pending"),
        lt(payments.reminded_percent, percent),
      ),
    )
    .returning({ id: payments.id });
  return marked.length > 0;
}
