import { and, eq, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { earliest, isDue } from "@/lib/core/due";
import { SECOND_MS } from "@/lib/core/duration";
import { log } from "@/lib/core/log";
import { cardProvider, type ChargeOutcome } from "../provider";
import type { PaymentRow } from "../read";
import { payments } from "../table";

const RECOVER_AFTER_MS = 30 * SECOND_MS;
const BATCH = 20;

const waiting = {
  at: payments.created_at,
  where: and(eq(payments.method, "card"), eq(payments.status, "pending")),
};

/** When the next card payment that is still pending has to be recovered. */
export const nextRecovery = () => sql`${earliest(waiting)} + ${RECOVER_AFTER_MS} * interval '1 ms'`;

export type SettleRecovered = (payment: PaymentRow, outcome: ChargeOutcome | null) => Promise<void>;

/**
 * Finds card payments that a crash left pending, asks the provider for the outcome of each and
 * calls `settle` with it; null means that the card was not charged and never will be. A payment
 * younger than 30 seconds is left to its request.
 */
export async function recoverCharges(settle: SettleRecovered): Promise<void> {
  const pending = await db()
    .select()
    .from(payments)
    .where(isDue(waiting, new Date(clock.ms() - RECOVER_AFTER_MS)))
    .limit(BATCH);
  for (const payment of pending) {
    try {
      await settle(payment, await cardProvider().abandon(payment.id));
    } catch (error) {
      // A payment that cannot be settled must not delay the others.
      log().error({ err: error, payment: payment.id }, "recovering a card payment failed");
    }
  }
}
