import { inArray } from "drizzle-orm";
import { expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { auditLog } from "@/lib/domain/audit/table";
import { deliveries } from "@/lib/domain/notification/table";
import { useTestDatabase } from "@/lib/testing/database";
import { outsideOf, queuedEmail } from "@/lib/testing/outgoing";
import { person } from "@/lib/testing/people";
import { retryFailed } from "./retry-failed";

useTestDatabase();

it("I11: tries all that failed in a day on one channel again, and nothing else", async () => {
  const old = await queuedEmail();
  await db()
    .update(deliveries)
    .set({ status: "dead", created_at: clock.inMinutes(-25 * 60) })
    .where(inArray(deliveries.id, [old.delivery.id]));
  const [dead, refused, sent] = [await queuedEmail(), await queuedEmail(), await queuedEmail()];
  const fail = (ids: string[], status: "dead" | "failed" | "sent") =>
    db().update(deliveries).set({ status }).where(inArray(deliveries.id, ids));
  await fail([dead.delivery.id], "dead");
  await fail([refused.delivery.id], "failed");
  await fail([sent.delivery.id], "sent");
  const admin = await person("admin");
  expect(await retryFailed(admin, "sms")).toEqual({ retried: 0 });
  expect(await retryFailed(admin, "email")).toEqual({ retried: 2 });
  expect(await retryFailed(admin, "email")).toEqual({ retried: 0 });
  for (const { driver } of [dead, refused])
    expect(await outsideOf(driver)).toMatchObject([{ status: "queued" }]);
  expect(await outsideOf(old.driver)).toMatchObject([{ status: "dead" }]);
  expect(await outsideOf(sent.driver)).toMatchObject([{ status: "sent" }]);
  expect(await db().select().from(auditLog)).toMatchObject([
    { action: "delivery.retry_failed", detail: { channel: "email", count: 2 } },
  ]);
});
