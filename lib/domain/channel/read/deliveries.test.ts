import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { deliveries } from "@/lib/domain/notification/table";
import { useTestDatabase } from "@/lib/testing/database";
import { queuedEmail } from "@/lib/testing/outgoing";
import { deliveriesQuery } from "../schema";
import { listDeliveries } from "./deliveries";

useTestDatabase();

const list = async (query: object = {}) =>
  (await listDeliveries(deliveriesQuery.parse(query))).results;

describe("the messages outside the app", () => {
  it("are listed with their recipient and fate, without an address", async () => {
    const { driver, delivery } = await queuedEmail();
    const [row, ...others] = await list();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      id: delivery.id,
      channel: "email",
      status: "pending",
      event_type: "new_reservation",
      recipient_id: driver.id,
      recipient_name: driver.name,
    });
    expect(row!.next_attempt_at).not.toBeNull();
    expect(JSON.stringify(row)).not.toContain("@");
  });

  it("are found by channel, status and recipient", async () => {
    const [one, other] = [await queuedEmail(), await queuedEmail()];
    await db().update(deliveries).set({ status: "dead" }).where(eq(deliveries.id, one.delivery.id));
    const idsOf = async (query: object) => (await list(query)).map(({ id }) => id);
    expect(await idsOf({ status: "failed" })).toEqual([one.delivery.id]);
    expect(await idsOf({ status: "pending", channel: "email" })).toEqual([other.delivery.id]);
    expect(await idsOf({ channel: "sms" })).toEqual([]);
    expect(await idsOf({ recipient: other.driver.id })).toEqual([other.delivery.id]);
    expect(await idsOf({ search: "nobody of this name" })).toEqual([]);
  });

  it("come in pages, newest first", async () => {
    const made = [await queuedEmail(), await queuedEmail(), await queuedEmail()];
    const first = await listDeliveries(deliveriesQuery.parse({ page_size: "2" }));
    expect(first).toMatchObject({ count: 3 });
    expect(first.results.map(({ id }) => id)).toEqual(
      made
        .map((one) => one.delivery.id)
        .reverse()
        .slice(0, 2),
    );
  });
});
