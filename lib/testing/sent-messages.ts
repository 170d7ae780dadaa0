import { eq } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { deliveries } from "@/lib/domain/notification/table";
import { queuedEmail } from "./outgoing";

/** A message that a provider has taken under this name. Returns how it stands later. */
export async function sentMessage(channel: "sms" | "whatsapp", provider_ref: string) {
  const { delivery } = await queuedEmail();
  const which = eq(deliveries.id, delivery.id);
  await db().update(deliveries).set({ channel, status: "sent", provider_ref }).where(which);
  return async () => (await db().select().from(deliveries).where(which))[0]!;
}
