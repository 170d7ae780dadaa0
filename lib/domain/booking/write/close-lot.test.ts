import { beforeEach, describe, expect, it } from "vitest";
import { loadLot } from "@/lib/domain/lot/read";
import { book, extendInCash } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { changeLotByForce, closeLot } from "./close-lot";
import { expireBookings } from "./expire";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-27T02:00:00Z"));

const setUp = async () => {
  const [owner, driver] = [await person("owner"), await person("driver")];
  const lot = await openLot(owner);
  const booking = await book(driver, lot.slots[0]!);
  return { owner, driver, lot, booking };
};
const refund = ({ id }: { id: string }) => ({ booking: id, act: "refund" as const });

describe("closeLot", () => {
  it("B4: refunds every booking in full and notifies the drivers", async () => {
    const { owner, driver, lot, booking } = await setUp();
    const other = await person("driver");
    const cash = await book(other, lot.slots[1]!, { method: "cash" });
    const decisions = [refund(booking), refund(cash)];
    expect(await closeLot(owner, lot.id, { decisions })).toMatchObject({ status: "closed" });
    expect(await getBooking(driver, booking.id)).toMatchObject({
      status: "cancelled",
      payment: { refunded: "60.00" },
    });
    expect(await storedFor(driver, "reservation_cancelled")).toHaveLength(1);
    expect(await storedFor(other, "reservation_cancelled")).toHaveLength(1);
  });

  it("B4: lets a booking run to its end in a closed lot", async () => {
    const { owner, driver, lot, booking } = await setUp();
    const keep = { booking: booking.id, act: "keep" as const };
    expect(await closeLot(owner, lot.id, { decisions: [keep] })).toMatchObject({
      status: "closed",
    });
    advance({ minutes: 61 });
    await expireBookings();
    expect(await getBooking(driver, booking.id)).toMatchObject({
      status: "expired",
      payment: { refunded: "0.00" },
    });
  });

  it("B4: closes over an extension that waits for its cash", async () => {
    const { owner, driver, lot, booking } = await setUp();
    await extendInCash(driver, booking.id);
    await closeLot(owner, lot.id, { decisions: [refund(booking)] });
    expect(await getBooking(driver, booking.id)).toMatchObject({
      status: "cancelled",
      extension: null,
      payment: { amount: "60.00", refunded: "60.00" },
    });
  });

  it("B4: refuses without a decision for each booking", async () => {
    const { owner, lot, booking } = await setUp();
    expect(await refusalOf(closeLot(owner, lot.id, { decisions: [] }))).toMatchObject({
      code: "live_bookings",
      detail: `Move or refund each booking first: #${booking.number}.`,
      extra: { bookings: [{ id: booking.id, move_to: null }] },
    });
    expect((await loadLot(lot.id)).status).toBe("active");
  });

  it("reads like a lot that does not exist for another owner", async () => {
    const { lot } = await setUp();
    const refused = closeLot(await person("owner"), lot.id, { decisions: [] });
    expect(await refusalOf(refused)).toMatchObject({ status: 404 });
  });
});

describe("changeLotByForce", () => {
  it.each(["maintenance", "closed"] as const)(
    "B4: refunds every booking of a lot that goes out of service: %s",
    async (status) => {
      const { owner, driver, lot, booking } = await setUp();
      await changeLotByForce(owner, lot.id, { status });
      expect((await loadLot(lot.id)).status).toBe(status);
      expect(await getBooking(driver, booking.id)).toMatchObject({
        status: "cancelled",
        payment: { refunded: "60.00" },
      });
      expect(await storedFor(driver, "reservation_cancelled")).toHaveLength(1);
    },
  );

  it("forces no other zone on the bookings", async () => {
    const { owner, lot } = await setUp();
    const refused = changeLotByForce(owner, lot.id, { timezone: "Asia/Tokyo" });
    expect(await refusalOf(refused)).toMatchObject({ code: "live_bookings" });
  });
});
