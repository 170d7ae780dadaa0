import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import type { Closing } from "@/lib/domain/lot/schema";
import { loadSlot } from "@/lib/domain/lot/read";
import { slots } from "@/lib/domain/lot/table";
import { auditRows } from "@/lib/testing/audit";
import { book, extendInCash, hold } from "@/lib/testing/bookings";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { eventTypes, storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { previewClosing, slotPlace } from "../read/closing";
import { createBooking } from "./create";
import { closeSlot } from "./close-slot";
import { verifyCash } from "./verify-cash";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-27T02:00:00Z"));

const AT_NOON = "2026-11-27T04:00:00Z";
const setUp = async (count = 3) => {
  const [owner, driver] = [await person("owner"), await person("driver")];
  const lot = await openLot(owner, {}, { slots: count });
  return { owner, driver, lot, first: lot.slots[0]!, second: lot.slots[1]! };
};
const refunding = (...bookings: { id: string }[]): Closing => ({
  decisions: bookings.map(({ id }) => ({ booking: id, act: "refund" })),
});
const moving = ({ id }: { id: string }, slot: string): Closing => ({
  decisions: [{ booking: id, act: "move", slot }],
  reason: "Charger repair",
});

describe("previewClosing", () => {
  it("B4: lists each booking with the nearest free slot of the same kind, or none", async () => {
    const { owner, driver, first, second } = await setUp(2);
    const later = await book(driver, first, { startTime: AT_NOON });
    const now = await book(driver, first);
    await book(driver, second, { startTime: AT_NOON });
    const preview = await previewClosing(await slotPlace(owner, first));
    expect(preview.bookings).toMatchObject([
      { id: now.id, refund: "60.00", move_to: { id: second, code: "A-2" } },
      { id: later.id, driver: "Ana", slot: { code: "A-1" }, move_to: null },
    ]);
  });

  it("says what of a refund is to be handed back in cash", async () => {
    const { owner, driver, first, second } = await setUp(2);
    const paid = await book(driver, first, { method: "cash" });
    await verifyCash(owner, paid.payment!.id);
    await book(driver, second, { startTime: AT_NOON });
    const place = { lot: (await loadSlot(first)).lot_id, lotName: "", slots: [first, second] };
    expect((await previewClosing(place)).bookings).toMatchObject([
      { id: paid.id, refund: "60.00", refund_cash: "60.00" },
      { refund: "60.00", refund_cash: "0.00" },
    ]);
  });

  it("offers no slot of another kind and none that is closed", async () => {
    const { owner, driver, lot, first, second } = await setUp();
    await book(driver, first);
    await db().update(slots).set({ ev: true }).where(eq(slots.id, second));
    await db().update(slots).set({ status: "maintenance" }).where(eq(slots.id, lot.slots[2]!));
    const preview = await previewClosing(await slotPlace(owner, first));
    expect(preview.bookings).toMatchObject([{ move_to: null }]);
  });

  it("reads like a slot that does not exist for another owner", async () => {
    const { first } = await setUp();
    expect(await refusalOf(slotPlace(await person("owner"), first))).toMatchObject({ status: 404 });
  });
});

describe("closeSlot", () => {
  it("B4: moves a booking at its price, notifies its driver, and closes the slot", async () => {
    const { owner, driver, first, second } = await setUp();
    const booking = await book(driver, first, { startTime: AT_NOON });
    expect(await closeSlot(owner, first, moving(booking, second))).toMatchObject({
      state: "maintenance",
    });
    expect(await getBooking(driver, booking.id)).toMatchObject({
      status: "confirmed",
      version: booking.version + 1,
      slot: { id: second, code: "A-2" },
      amount: booking.amount,
      timeline: expect.arrayContaining([
        expect.objectContaining({ kind: "moved", note: "A-1 → A-2 · Charger repair" }),
      ]),
    });
    const [told] = await storedFor(driver, "booking_moved");
    expect(told!.message).toMatch(/^Park in Slot A-2 at Lot \d+: Slot A-1 is closed/);
    expect((await storedFor(owner, "booking_moved"))[0]!.read_at).not.toBeNull();
    expect((await auditRows()).map((row) => row.action)).toEqual(["booking.move", "slot.close"]);
  });

  it("B4: moves a booking with the extension that waits for its cash", async () => {
    const { owner, driver, lot, first, second } = await setUp();
    const booking = await book(driver, first);
    const { payment } = await extendInCash(driver, booking.id);
    await book(await person("driver"), second, { startTime: booking.end_time });
    const preview = await previewClosing(await slotPlace(owner, first));
    const third = lot.slots[2]!;
    expect(preview.bookings).toMatchObject([{ move_to: { id: third } }]);
    await closeSlot(owner, first, moving(booking, third));
    await verifyCash(owner, payment);
    expect(await getBooking(driver, booking.id)).toMatchObject({
      slot: { id: third },
      minutes: 90,
    });
  });

  it("B4: refunds in full, also after the start, and notifies the driver", async () => {
    const { owner, driver, first } = await setUp();
    const booking = await book(driver, first);
    await closeSlot(owner, first, { ...refunding(booking), reason: "Flooded" });
    expect(await getBooking(driver, booking.id)).toMatchObject({
      status: "cancelled",
      payment: { status: "refunded", refunded: "60.00" },
    });
    expect(await storedFor(driver, "reservation_cancelled")).toHaveLength(1);
    expect(await storedFor(driver, "refund_issued")).toHaveLength(1);
  });

  it("releases a hold and tells its driver", async () => {
    const { owner, driver, first } = await setUp();
    const { quoteId, holdId } = await hold(driver, first);
    await closeSlot(owner, first, refunding());
    expect((await getBooking(driver, holdId)).status).toBe("cancelled");
    expect(await eventTypes()).toEqual(["reservation_cancelled"]);
    const paying = createBooking(driver, {
      quote_id: quoteId,
      hold_id: holdId,
      vehicle_number: "TST 1",
      payment_method: "card",
      payment_token: undefined,
    });
    expect(await refusalOf(paying)).toMatchObject({ status: 410, code: "hold_expired" });
  });

  it("lets nobody book the slot afterwards", async () => {
    const { owner, driver, first } = await setUp();
    const { quoteId } = await hold(driver, first);
    await closeSlot(owner, first, refunding());
    const late = createBooking(driver, {
      quote_id: quoteId,
      vehicle_number: "TST 1",
      payment_method: "card",
      payment_token: undefined,
    });
    expect(await refusalOf(late)).toMatchObject({ code: "slot_closed" });
  });
});

describe("a closing is refused", () => {
  it("B4: without a decision for each booking, with the list as it is now", async () => {
    const { owner, driver, first } = await setUp();
    const known = await book(driver, first);
    const made = await book(driver, first, { startTime: AT_NOON });
    expect(await refusalOf(closeSlot(owner, first, refunding(known)))).toMatchObject({
      status: 409,
      code: "live_bookings",
      extra: { bookings: [{ id: known.id }, { id: made.id }] },
    });
    expect((await loadSlot(first)).status).toBe("active");
    expect((await getBooking(driver, known.id)).status).toBe("active");
  });

  it("for a slot that somebody has taken meanwhile, and changes nothing", async () => {
    const { owner, driver, lot, first, second } = await setUp();
    const booking = await book(driver, first);
    await book(driver, second);
    expect(await refusalOf(closeSlot(owner, first, moving(booking, second)))).toMatchObject({
      status: 409,
      code: "live_bookings",
      extra: { bookings: [{ id: booking.id, move_to: { id: lot.slots[2] } }] },
    });
    expect((await loadSlot(first)).status).toBe("active");
    expect(await storedFor(driver, "booking_moved")).toEqual([]);
  });

  it.each(["another lot", "another kind", "itself"])("for a move to %s", async (which) => {
    const { owner, driver, first, second } = await setUp();
    const booking = await book(driver, first);
    const other = await openLot(owner);
    await db().update(slots).set({ ev: true }).where(eq(slots.id, second));
    const targets: Record<string, string> = {
      "another lot": other.slots[0]!,
      "another kind": second,
      itself: first,
    };
    const refused = closeSlot(owner, first, moving(booking, targets[which]!));
    expect(await refusalOf(refused)).toMatchObject({ status: 422, code: "other_kind" });
  });

  it("like that of a slot that does not exist for another owner", async () => {
    const { first } = await setUp();
    const refused = closeSlot(await person("owner"), first, refunding());
    expect(await refusalOf(refused)).toMatchObject({ status: 404 });
  });
});
