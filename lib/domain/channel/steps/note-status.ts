import { and, eq, isNull } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { deliveries } from "@/lib/domain/notification/table";

interface ProviderStatus {
  channel: "sms" | "whatsapp";
  /** The provider's name of the message. */
  reference: string;
  outcome: "delivered" | "failed";
  /** What the provider says of a failure. */
  error: string;
}

/**
 * Notes what became of a message after it was sent. The first outcome stays, so that a repeated
 * call changes nothing. A message that is not ours is passed over.
 */
export async function noteStatus(status: ProviderStatus): Promise<void> {
  const { channel, reference, outcome, error } = status;
  await db()
    .update(deliveries)
    .set(
      outcome === "delivered"
        ? { delivered_at: clock.now() }
        : { status: "failed", reason: "provider_error", error },
    )
    .where(
      and(
        eq(deliveries.provider_ref, reference),
        eq(deliveries.channel, channel),
        eq(deliveries.status, "sent"),
        isNull(deliveries.delivered_at),
      ),
    );
}
