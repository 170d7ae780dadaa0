import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { rows } from "@/lib/core/db";
import { priceOf, totalOf } from "@/lib/domain/booking/rules/price";
import { getDashboard } from "@/lib/domain/desk/read/dashboard";
import { getQueue } from "@/lib/domain/desk/read/queue";
import { getUnreadCount } from "@/lib/domain/notification/read/unread-count";
import { asActor, findUserByEmail } from "@/lib/domain/user/read";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { createDemoData } from "./create";

useTestDatabase();

const actorOf = async (name: string) =>
  asActor((await findUserByEmail(`${name}@parkmate.test`))!, "");

/** Every booking with the money that was charged and refunded for it. */
const settledBookings = () =>
  rows<{
    status: string;
    minutes: number;
    rate: number;
    currency: string;
    amount: number;
    charged: number;
    refunded: number;
    by_provider: number | null;
    percent: number | null;
  }>(sql`
    select b.status, b.minutes, s.hourly_rate as rate, b.currency, b.amount,
      coalesce(p.amount, 0)::int as charged, coalesce(r.amount, 0)::int as refunded,
      c.amount - c.refunded as by_provider
    from bookings b join slots s on s.id = b.slot_id
      left join payments p on p.booking_id = b.id and p.status in ('succeeded', 'refunded')
      left join refunds r on r.payment_id = p.id
      left join sandbox_charges c on c.key = p.id::text`);

/** Pairs of stays that took place in one slot, or with one vehicle, at the same time. */
const collisions = () =>
  rows(sql`
    select a.number as one, b.number as other, a.slot_id = b.slot_id as same_slot
    from bookings a join bookings b
      on a.id < b.id and a.period && b.period
        and (a.slot_id = b.slot_id or a.vehicle_key = b.vehicle_key)
    where a.status not in ('cancelled', 'declined') and b.status not in ('cancelled', 'declined')`);

describe("the demo, created at 3 in the night of Davao", () => {
  it("is alive for every role, and its books are right", { timeout: 90_000 }, async () => {
    freezeClock("2026-11-21T19:00:00Z");
    await createDemoData();

    const settled = await settledBookings();
    expect(settled.length).toBeGreaterThan(3000);
    for (const one of settled) {
      const price = totalOf(priceOf(one.minutes, one.rate, one.currency));
      expect(one.amount).toBe(price);
      const isOpen = ["pending_payment", "requested"].includes(one.status) && one.charged === 0;
      expect(one.charged).toBe(isOpen ? 0 : price);
      if (one.status !== "cancelled") expect(one.refunded).toBe(0);
      if (one.by_provider !== null) expect(one.by_provider).toBe(one.charged - one.refunded);
    }
    expect(await collisions()).toEqual([]);

    expect((await getQueue(await actorOf("admin"))).open).toEqual({
      cash: 3,
      requests: 2,
      owners: 1,
    });
    const arun = await actorOf("driver");
    expect((await getUnreadCount(arun.id)).unread_count).toBe(0);
    const joy = await actorOf("driver2");
    expect((await getUnreadCount(joy.id)).unread_count).toBeGreaterThan(0);
    expect(
      await rows(sql`select status from bookings where driver_id = ${joy.id} order by start_time`),
    ).toEqual([{ status: "active" }, { status: "confirmed" }]);
    expect(
      await rows(sql`select 1 from bookings where driver_id = ${arun.id}
        and status not in ('expired', 'completed')`),
    ).toEqual([]);
    const endedLate = sql`select 1 from bookings b join booking_events e on e.booking_id = b.id
      where b.driver_id = ${arun.id} and e.kind = 'expired' and e.at <> b.end_time`;
    expect(await rows(endedLate)).toEqual([]);

    const maria = await getDashboard(await actorOf("owner"));
    expect(maria.occupied_slots).toBeGreaterThan(5);
    const arrivals = await rows(sql`
      select 1 from bookings b join lots l on l.id = b.lot_id
      where l.name = 'Parking Lot A' and b.status = 'confirmed'
        and b.start_time < '2026-11-21T23:00:00Z'`);
    expect(arrivals.length).toBeGreaterThanOrEqual(3);

    const zones = await rows<{ timezone: string }>(sql`select distinct timezone from lots`);
    expect(zones.map((one) => one.timezone).sort()).toEqual([
      "Asia/Manila",
      "Australia/Sydney",
      "Europe/Berlin",
    ]);
    const [{ days }] = (await rows<{ days: number }>(sql`
      select count(distinct start_time::date)::int as days from bookings`)) as [{ days: number }];
    expect(days).toBeGreaterThan(350);
  });
});
