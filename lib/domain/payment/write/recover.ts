import { and, eq, lte, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, hint, transaction } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { inRequest } from "@/lib/core/request";
import { lockBooking } from "@/lib/domain/booking/read/bookings";
import { factsOf } from "@/lib/domain/booking/write/transition";
import { asActor, findUser } from "@/lib/domain/user/read";
import { emit } from "@/lib/event/emit";
import { releaseKey, resumeIdempotency } from "@/lib/http/idempotency";
import { cardProvider } from "../provider";
import { payments, refunds } from "../table";
import { verifiersOf } from "./announce";
import { settleCharge, settleFailed } from "./charge";
import type { PaymentRow } from "./stored";

const CHARGE_PATIENCE_MS = 30_000;
const REFUND_RETRY_MS = 5_000;
const REFUND_RETRY_CAP_MS = 30 * 60_000;

/** Settles card payments whose request never came back, by what the provider remembers of them. */
export async function recoverCharges(): Promise<void> {
  const lost = await db()
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.method, "card"),
        eq(payments.status, "pending"),
        lte(payments.created_at, new Date(clock.ms() - CHARGE_PATIENCE_MS)),
      ),
    )
    .limit(20);
  for (const payment of lost) {
    // One that cannot be settled must not keep the others waiting.
    await recover(payment).catch((error: unknown) =>
      log().error({ err: error, payment: payment.id }, "a card payment could not be settled yet"),
    );
  }
}

async function recover(payment: PaymentRow): Promise<void> {
  const [outcome, user] = await Promise.all([
    cardProvider().abandon(payment.id),
    findUser(payment.user_id),
  ]);
  const actor = asActor(user!, "");
  const key = payment.idempotency_key
    ? await resumeIdempotency(payment.user_id, payment.idempotency_key)
    : undefined;
  await inRequest(
    {
      id: newId(),
      ip: "127.0.0.1",
      url: "http://localhost/",
      ...(key ? { idempotency: key } : {}),
    },
    async () => {
      if (outcome?.kind === "succeeded") {
        await settleCharge(actor, payment, outcome.ref).catch((error: unknown) => {
          // A refund is settled too; whoever asked has long gone.
          if (!(error instanceof AppError)) throw error;
        });
      } else
        await transaction(() =>
          settleFailed(actor, payment, outcome?.reason ?? "the card provider did not answer", {}),
        );
      await releaseKey();
    },
  );
}

/** Carries issued refunds to the card provider; the refund's id makes a repeat harmless. */
export async function sendRefunds(): Promise<void> {
  const due = await db()
    .update(refunds)
    .set({
      attempts: sql`${refunds.attempts} + 1`,
      next_attempt_at: sql`${clock.now().toISOString()}::timestamptz + least(${REFUND_RETRY_CAP_MS}, ${REFUND_RETRY_MS} * power(2, ${refunds.attempts})) * interval '1 millisecond'`,
    })
    .where(and(eq(refunds.status, "issued"), lte(refunds.next_attempt_at, clock.now())))
    .returning();
  for (const refund of due) {
    await sendRefund(refund).catch((error: unknown) =>
      log().error({ err: error, refund: refund.id }, "a refund could not be sent yet"),
    );
  }
}

async function sendRefund(refund: typeof refunds.$inferSelect): Promise<void> {
  const { ref } = await cardProvider().refund({
    key: refund.id,
    chargeKey: refund.payment_id,
    amount: refund.amount,
  });
  await db()
    .update(refunds)
    .set({ status: "done", provider_ref: ref })
    .where(eq(refunds.id, refund.id));
}

/** Reminds those who verify cash at half and nine tenths of a hold (N9). */
export const remindVerifiers = () =>
  transaction(async (tx) => {
    const now = clock.now().toISOString();
    const elapsed = sql`extract(epoch from (${now}::timestamptz - p.created_at)) / nullif(extract(epoch from (b.hold_until - p.created_at)), 0) * 100`;
    const stage = sql<number>`case when ${elapsed} >= 90 then 90 when ${elapsed} >= 50 then 50 else 0 end`;
    const due = await tx
      .select({ id: sql<string>`p.id`, booking_id: sql<string>`b.id`, stage })
      .from(sql`payments p join bookings b on b.id = p.booking_id`)
      .where(
        sql`p.method = 'cash' and p.status = 'pending' and b.status = 'pending_payment' and b.hold_until > ${now} and p.reminded_percent < ${stage}`,
      )
      .limit(50);
    for (const row of due) {
      const full = await lockBooking(null, row.booking_id);
      const [mine] = await tx
        .update(payments)
        .set({ reminded_percent: Number(row.stage) })
        .where(
          and(
            eq(payments.id, row.id),
            eq(payments.status, "pending"),
            sql`${payments.reminded_percent} < ${row.stage}`,
          ),
        )
        .returning();
      if (!mine) continue;
      emit(
        "cash_payment_pending",
        { ...factsOf(full), payment_id: row.id, elapsed_percent: Number(row.stage) },
        { author: full.driver.id, audiences: verifiersOf(full.lot) },
      );
      hint("queues", "cash");
    }
  });
