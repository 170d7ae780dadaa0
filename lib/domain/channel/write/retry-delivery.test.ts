import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { auditLog } from "@/lib/domain/audit/table";
import { deliveries } from "@/lib/domain/notification/table";
import { useTestDatabase } from "@/lib/testing/database";
import { outsideOf, queuedEmail } from "@/lib/testing/outgoing";
import { person } from "@/lib/testing/people";
import { retryDelivery } from "./retry-delivery";

useTestDatabase();

async function failedEmail() {
  const { driver, delivery } = await queuedEmail();
  await db()
    .update(deliveries)
    .set({ status: "dead", reason: "provider_error", failures: 12, error: "550 no such user" })
    .where(eq(deliveries.id, delivery.id));
  return { driver, id: delivery.id };
}

it("I11: tries a message that has failed for good again, with all its tries", async () => {
  const { driver, id } = await failedEmail();
  const admin = await person("admin");
  expect(await retryDelivery(admin, id)).toMatchObject({
    id,
    status: "pending",
    reason: null,
    error: "550 no such user",
    recipient_id: driver.id,
  });
  expect(await outsideOf(driver)).toMatchObject([{ status: "queued", failures: 0 }]);
  expect(await db().select().from(auditLog).where(eq(auditLog.target_id, id))).toMatchObject([
    { action: "delivery.retry", actor_id: admin.id },
  ]);
});

it("refuses a message that has not failed, and a second try meanwhile", async () => {
  const { id } = await failedEmail();
  const admin = await person("admin");
  await retryDelivery(admin, id);
  await expect(retryDelivery(admin, id)).rejects.toMatchObject({
    problem: { status: 409, code: "not_failed" },
  });
});

it("knows nothing of the bell's own deliveries", async () => {
  await queuedEmail();
  const [inApp] = await db().select().from(deliveries).where(eq(deliveries.channel, "in_app"));
  await expect(retryDelivery(await person("admin"), inApp!.id)).rejects.toMatchObject({
    problem: { status: 404 },
  });
});
