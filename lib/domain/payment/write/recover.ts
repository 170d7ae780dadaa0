import { and, eq, lte } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { cardProvider, type ChargeOutcome } from "../provider";
import type { PaymentRow } from "../read";
import { payments } from "../table";

const RECOVER_AFTER_MS = 30_000;
const BATCH = 20;

export type SettleRecovered = (payment: PaymentRow, outcome: ChargeOutcome | null) => Promise<void>;

/**
 * Finds card payments whose request ended before they were settled (a crash), asks the provider what became of each, and
 * has `settle` act on the answer; null means that the card was not charged and will not be.
 */
export async function recoverCharges(settle: SettleRecovered): Promise<void> {
  const lost = await db()
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.method, "card"),
        eq(payments.status, "pending"),
        lte(payments.created_at, new Date(clock.ms() - RECOVER_AFTER_MS)),
      ),
    )
    .limit(BATCH);
  for (const payment of lost) {
    try {
      await settle(payment, await cardProvider().abandon(payment.id));
    } catch (error) {
      // One that cannot be settled must not hold up the others.
      log().error({ err: error, payment: payment.id }, "recovering a card payment failed");
    }
  }
}
