import { describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { getBooking } from "@/lib/domain/booking/read/bookings";
import { cancelBooking } from "@/lib/domain/booking/write/cancel";
import { auditRows } from "@/lib/testing/audit";
import { book } from "@/lib/testing/bookings";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { loadLot } from "../read";
import { changeLot } from "./change-lot";

useTestDatabase();

const hoursAhead = (hours: number) => clock.inMinutes(hours * 60).toISOString();
const options = { force: false, findLiveBookings: listLiveBookings };

describe("changeLot", () => {
  it.each(["owner", "admin"] as const)("changes what the %s names, nothing else", async (role) => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const before = await loadLot(lot.id);
    const actor = role === "owner" ? owner : await person("admin");
    await changeLot(actor, lot.id, { name: "Lot Z", hourly_rate: "75.50" }, options);
    expect(await loadLot(lot.id)).toEqual({ ...before, name: "Lot Z", hourly_rate: 7550 });
  });

  it("accepts a change that names no field", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const before = await loadLot(lot.id);
    await changeLot(owner, lot.id, {}, options);
    expect(await loadLot(lot.id)).toEqual(before);
  });

  it("is recorded in the audit log and wakes up who watches the lot", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const hints = await hintsOf(() => changeLot(owner, lot.id, { name: "Lot Z" }, options));
    expect([...hints.lots]).toEqual([lot.id]);
    expect(await auditRows()).toMatchObject([
      { action: "lot.change", actor_id: owner.id, target_id: lot.id, detail: { name: "Lot Z" } },
    ]);
  });

  it("reads like a lot that does not exist for another owner", async () => {
    const lot = await openLot(await person("owner"));
    const other = await person("owner");
    const refusal = await refusalOf(changeLot(other, lot.id, { name: "Mine" }, options));
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
      expect(await refusalOf(changeLot(owner, lot.id, { status }, options))).toMatchObject({
        status: 409,
        code: "live_bookings",
        detail: "1 booking is affected.",
        extra: { bookings: [{ id: booking.id, number: booking.number }] },
      });
      expect((await loadLot(lot.id)).status).toBe("active");
    },
  );

  it("lists every booking that is affected, the earliest first", async () => {
    const { owner, driver, lot, booking } = await booked();
    const later = await book(driver, lot.slots[1]!, { startTime: hoursAhead(30) });
    const sooner = await book(driver, lot.slots[1]!, { startTime: hoursAhead(20) });
    expect(await refusalOf(changeLot(owner, lot.id, { status: "closed" }, options))).toMatchObject({
      detail: "3 bookings are affected.",
      extra: { bookings: [booking, sooner, later].map(({ id }) => ({ id })) },
    });
  });

  it("succeeds by force, and its bookings go on", async () => {
    const { owner, driver, lot, booking } = await booked();
    await changeLot(owner, lot.id, { status: "closed" }, { ...options, force: true });
    expect((await loadLot(lot.id)).status).toBe("closed");
    expect((await getBooking(driver, booking.id)).status).toBe("active");
  });

  it("succeeds when its only booking is over", async () => {
    const { owner, driver, lot, booking } = await booked();
    await cancelBooking(driver, booking.id, null);
    await changeLot(owner, lot.id, { status: "maintenance" }, options);
    expect((await loadLot(lot.id)).status).toBe("maintenance");
  });

  it("does not concern a change that keeps it in service", async () => {
    const { owner, lot } = await booked();
    await changeLot(owner, lot.id, { status: "active", hourly_rate: "80.00" }, options);
    expect((await loadLot(lot.id)).hourly_rate).toBe(8000);
  });
});
