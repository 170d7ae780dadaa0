import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { cancelBooking } from "@/lib/domain/booking/write/cancel";
import { users } from "@/lib/domain/user/table";
import { auditRows } from "@/lib/testing/audit";
import { book } from "@/lib/testing/bookings";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { loadLot, loadSlot } from "../read";
import { changeLot } from "./change-lot";
import { changeSlot } from "./change-slot";

useTestDatabase();

const hoursAhead = (hours: number) => clock.inMinutes(hours * 60).toISOString();

describe("changeLot", () => {
  it.each(["owner", "admin"] as const)("changes what the %s names, nothing else", async (role) => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const before = await loadLot(lot.id);
    const actor = role === "owner" ? owner : await person("admin");
    await changeLot(actor, lot.id, { name: "Lot Z", hourly_rate: "75.50" }, listLiveBookings);
    expect(await loadLot(lot.id)).toEqual({ ...before, name: "Lot Z", hourly_rate: 7550 });
  });

  it("stores terms, hours and words", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const day = [{ start: "07:00", end: "22:00" }];
    const hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
    const change = {
      description: "Behind the market.",
      opening_hours: hours,
      policy: { free_cancel_minutes: 60, cash_accepted: false },
    };
    await changeLot(owner, lot.id, change, listLiveBookings);
    expect(await loadLot(lot.id)).toMatchObject({
      description: "Behind the market.",
      opening_hours: hours,
      free_cancel_minutes: 60,
      cash_accepted: false,
      late_refund_percent: 50,
    });
  });

  it("gives its slots the new rate, but for those with a rate of their own", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const [first, second] = lot.slots;
    await changeSlot(owner, second!, { hourly_rate: "90.00" }, listLiveBookings);
    await changeLot(owner, lot.id, { hourly_rate: "75.00" }, listLiveBookings);
    expect((await loadSlot(first!)).hourly_rate).toBe(7500);
    expect((await loadSlot(second!)).hourly_rate).toBe(9000);
  });

  it("accepts a change that names no field", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const before = await loadLot(lot.id);
    await changeLot(owner, lot.id, {}, listLiveBookings);
    expect(await loadLot(lot.id)).toEqual(before);
  });

  it("is recorded in the audit log and wakes up who watches the lot", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const { name } = await loadLot(lot.id);
    const hints = await hintsOf(() =>
      changeLot(owner, lot.id, { name: "Lot Z" }, listLiveBookings),
    );
    expect([...hints.lots]).toEqual([lot.id]);
    expect(await auditRows()).toMatchObject([
      {
        action: "lot.change",
        actor_id: owner.id,
        target_id: lot.id,
        before: { name },
        after: { name: "Lot Z" },
      },
    ]);
  });

  it("S28: is recorded as it is stored where the owner is deactivated", async () => {
    const [owner, admin] = [await person("owner"), await person("admin")];
    const lot = await openLot(owner);
    await db().update(users).set({ status: "disabled" }).where(eq(users.id, owner.id));
    await changeLot(admin, lot.id, { status: "closed" }, listLiveBookings);
    expect(await auditRows()).toMatchObject([
      { action: "lot.change", before: { status: "active" }, after: { status: "closed" } },
    ]);
    const opening = changeLot(admin, lot.id, { status: "active" }, listLiveBookings);
    expect(await refusalOf(opening)).toMatchObject({
      code: "owner_deactivated",
      detail: "The account of this lot's owner is deactivated. Activate it first.",
    });
  });

  it("reads like a lot that does not exist for another owner", async () => {
    const lot = await openLot(await person("owner"));
    const other = await person("owner");
    const refusal = await refusalOf(changeLot(other, lot.id, { name: "Mine" }, listLiveBookings));
    expect(refusal).toMatchObject({ status: 404, code: "not_found" });
    expect((await loadLot(lot.id)).name).not.toBe("Mine");
  });
});

describe("taking a lot out of service", () => {
  const booked = async () => {
    const [owner, driver] = [await person("owner"), await person("driver")];
    const lot = await openLot(owner);
    return { owner, driver, lot, booking: await book(driver, lot.slots[0]!) };
  };

  it.each(["maintenance", "closed"] as const)(
    "is refused while it has bookings: %s",
    async (status) => {
      const { owner, lot, booking } = await booked();
      expect(await refusalOf(changeLot(owner, lot.id, { status }, listLiveBookings))).toMatchObject(
        {
          status: 409,
          code: "live_bookings",
          detail:
            `Not possible while 1 booking is open: #${booking.number}. ` +
            "Cancel it, or wait until it has ended.",
          extra: { bookings: [{ id: booking.id, number: booking.number }] },
        },
      );
      expect((await loadLot(lot.id)).status).toBe("active");
    },
  );

  it("lists every booking that is affected, the earliest first", async () => {
    const { owner, driver, lot, booking } = await booked();
    const later = await book(driver, lot.slots[1]!, { startTime: hoursAhead(30) });
    const sooner = await book(driver, lot.slots[1]!, { startTime: hoursAhead(20) });
    expect(
      await refusalOf(changeLot(owner, lot.id, { status: "closed" }, listLiveBookings)),
    ).toMatchObject({
      detail:
        "Not possible while 3 bookings are open: " +
        `#${booking.number}, #${sooner.number} and #${later.number}. ` +
        "Cancel them, or wait until they have ended.",
      extra: { bookings: [booking, sooner, later].map(({ id }) => ({ id })) },
    });
  });

  it("B4: is the same for another zone, in which the bookings would read otherwise", async () => {
    const { owner, lot } = await booked();
    const moved = { timezone: "Asia/Tokyo" };
    expect(await refusalOf(changeLot(owner, lot.id, moved, listLiveBookings))).toMatchObject({
      status: 409,
      code: "live_bookings",
    });
    await changeLot(owner, lot.id, { timezone: "Asia/Manila" }, listLiveBookings);
  });

  it("succeeds when its only booking is over", async () => {
    const { owner, driver, lot, booking } = await booked();
    await cancelBooking(driver, booking.id, null);
    await changeLot(owner, lot.id, { status: "maintenance" }, listLiveBookings);
    expect((await loadLot(lot.id)).status).toBe("maintenance");
  });

  it("does not concern a change that keeps it in service", async () => {
    const { owner, lot } = await booked();
    await changeLot(owner, lot.id, { status: "active", hourly_rate: "80.00" }, listLiveBookings);
    expect((await loadLot(lot.id)).hourly_rate).toBe(8000);
  });
});
