import { eq, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { earliest, isDue } from "@/lib/core/due";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/duration";
import { log } from "@/lib/core/log";
import { cardProvider } from "../provider";
import { refunds } from "../table";

const RETRY_MS = 5 * SECOND_MS;
const MAX_RETRY_MS = 30 * MINUTE_MS;

const waiting = { at: refunds.next_attempt_at, where: eq(refunds.status, "issued") };

export const nextRefund = () => earliest(waiting);

/**
 * Sends issued card refunds to the provider. One that fails is retried after 5 s, 10 s, 20 s … up
 * to 30 minutes. The provider identifies a refund by its id, so that repeating it after a crash
 * does not pay twice.
 */
export async function sendRefunds(): Promise<void> {
  const now = clock.now();
  const delayMs = sql`least(${MAX_RETRY_MS}, ${RETRY_MS} * power(2, ${refunds.attempts}))`;
  const due = await db()
    .update(refunds)
    .set({
      attempts: sql`${refunds.attempts} + 1`,
      next_attempt_at: sql`${now.toISOString()}::timestamptz + ${delayMs} * interval '1 ms'`,
    })
    .where(isDue(waiting))
    .returning();
  for (const refund of due) {
    await sendRefund(refund).catch((error: unknown) =>
      log().error({ err: error, refund: refund.id }, "sending a refund failed; it will be retried"),
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
