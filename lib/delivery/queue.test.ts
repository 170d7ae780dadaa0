import { describe, expect, it } from "vitest";
import { rows } from "@/lib/core/db";
import { sql } from "drizzle-orm";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { outsideOf, queuedEmail } from "@/lib/testing/outgoing";
import { claimDue, deliveryQueue, nextDelivery } from "./delivery-queue";
import { LEASE_MS, MAX_FAILURES, retryWait } from "./queue";

useTestDatabase();

const nextAt = async () => {
  const [row] = await rows<{ at: string | null }>(sql`select ${nextDelivery("email")} as at`);
  return row!.at;
};

describe("the queue of deliveries", () => {
  it("I11: gives what is due to one claimer, who settles it", async () => {
    const { driver, delivery } = await queuedEmail();
    expect(delivery).toMatchObject({ status: "queued", attempt: 0, unless_read: false });
    const claimed = await claimDue("email", 10);
    expect(claimed).toMatchObject([{ id: delivery.id, status: "sending", attempt: 1 }]);
    expect(await claimDue("email", 10)).toEqual([]);
    await deliveryQueue.settleSent(claimed, "250 queued as 1");
    expect(await outsideOf(driver)).toMatchObject([
      { status: "sent", provider_ref: "250 queued as 1", sent_at: expect.any(Date) },
    ]);
    expect(await nextAt()).toBeNull();
  });

  it("P17: leaves to the newer claim what a process settles too late", async () => {
    const { driver } = await queuedEmail();
    const late = await claimDue("email", 10);
    advance({ seconds: LEASE_MS / 1000 + 1 });
    const newer = await claimDue("email", 10);
    expect(newer).toMatchObject([{ attempt: 2, failures: 1 }]);
    await deliveryQueue.settleSent(late, "late");
    expect(await outsideOf(driver)).toMatchObject([{ status: "sending", provider_ref: null }]);
    await deliveryQueue.settleSent(newer, "in time");
    expect(await outsideOf(driver)).toMatchObject([{ status: "sent", provider_ref: "in time" }]);
  });

  it("I11: tries again after longer times, and after twelve failures never", async () => {
    const { driver } = await queuedEmail();
    for (let failure = 1; failure <= MAX_FAILURES; failure += 1) {
      advance({ minutes: 40 });
      await deliveryQueue.settleRefused(await claimDue("email", 10), "451 try later");
    }
    expect(await outsideOf(driver)).toMatchObject([
      { status: "dead", reason: "provider_error", failures: 12, error: "451 try later" },
    ]);
    advance({ hours: 24 });
    expect(await claimDue("email", 10)).toEqual([]);
  });

  it.each([
    [1, 5_000],
    [2, 10_000],
    [6, 160_000],
    [12, 1_800_000],
  ])("I11: waits, after failure %i, about %i ms", (failures, expected) => {
    expect(retryWait(failures, 0.5)).toBe(expected);
    expect(retryWait(failures, 0)).toBe(expected * 0.8);
    expect(retryWait(failures, 1)).toBe(expected * 1.2);
  });

  it("stores a refusal for good, and what waits for a later time", async () => {
    const { driver } = await queuedEmail();
    const until = new Date(Date.now() + 3_600_000);
    await deliveryQueue.postpone(await claimDue("email", 10), until, { reason: "quiet_hours" });
    expect(await outsideOf(driver)).toMatchObject([{ status: "queued", reason: "quiet_hours" }]);
    expect(await claimDue("email", 10)).toEqual([]);
    advance({ hours: 1, minutes: 1 });
    await deliveryQueue.settleFailed(await claimDue("email", 10), "550 no such user");
    expect(await outsideOf(driver)).toMatchObject([
      { status: "failed", reason: "provider_error", error: "550 no such user" },
    ]);
  });

  it("puts back what could not be tried, without counting it as a failure", async () => {
    const { driver } = await queuedEmail();
    await deliveryQueue.putBack(await claimDue("email", 10), "connection refused");
    expect(await outsideOf(driver)).toMatchObject([
      { status: "queued", failures: 0, error: "connection refused" },
    ]);
    expect(await claimDue("email", 10)).toHaveLength(1);
  });
});
