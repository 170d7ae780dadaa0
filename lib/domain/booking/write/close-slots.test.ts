import { beforeEach, describe, expect, it } from "vitest";
import type { Closing } from "@/lib/domain/lot/schema";
import { loadSlot } from "@/lib/domain/lot/read";
import { auditRows } from "@/lib/testing/audit";
import { book } from "@/lib/testing/bookings";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { closeSlots } from "./close-slots";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-27T02:00:00Z"));

/** A lot of four slots, of which a row of the first three closes. */
async function setUp() {
  const [owner, ana, ben] = [await person("owner"), await person("driver"), await person("driver")];
  const lot = await openLot(owner, {}, { slots: 4 });
  return { owner, ana, ben, lot, row: lot.slots.slice(0, 3), free: lot.slots[3]! };
}
const undecided: Closing = { decisions: [] };
const statusesOf = (ids: string[]) =>
  Promise.all(ids.map(async (id) => (await loadSlot(id)).status));

describe("closeSlots", () => {
  it("B4: closes a row at once where it has no bookings", async () => {
    const { owner, lot, row, free } = await setUp();
    const hints = await hintsOf(async () => {
      const closed = await closeSlots(owner, lot.id, row, undecided);
      expect(closed.map(({ state }) => state)).toEqual(Array(3).fill("maintenance"));
    });
    expect([...hints.lots]).toEqual([lot.id]);
    expect(await statusesOf([free])).toEqual(["active"]);
    const entries = await auditRows();
    expect(entries.map((one) => one.target_id).sort()).toEqual([...row].sort());
    expect(entries[0]!.detail).toMatchObject({
      lot: expect.stringMatching(/^Lot /),
      slot: expect.stringMatching(/^A-\d+$/),
    });
  });

  it("B4: moves and refunds the bookings of all its slots in one act", async () => {
    const { owner, ana, ben, lot, row, free } = await setUp();
    const [first, second] = [await book(ana, row[0]!), await book(ben, row[1]!)];
    await closeSlots(owner, lot.id, row, {
      decisions: [
        { booking: first.id, act: "move", slot: free },
        { booking: second.id, act: "refund" },
      ],
    });
    expect((await getBooking(ana, first.id)).slot.id).toBe(free);
    expect((await getBooking(ben, second.id)).status).toBe("cancelled");
    expect(await storedFor(ana, "booking_moved")).toHaveLength(1);
    expect(await storedFor(ben, "reservation_cancelled")).toHaveLength(1);
  });

  it("B4: lets a booking end where it is, without a word, and takes no other", async () => {
    const { owner, ana, ben, lot, row } = await setUp();
    const { id, end_time } = await book(ana, row[0]!);
    await closeSlots(owner, lot.id, row, { decisions: [{ booking: id, act: "keep" }] });
    expect(await getBooking(ana, id)).toMatchObject({ status: "active", slot: { id: row[0] } });
    expect((await storedFor(ana)).map((one) => one.event_type)).toEqual(
      expect.not.arrayContaining(["booking_moved", "reservation_cancelled"]),
    );
    const after = { startTime: new Date(Date.parse(end_time) + 3_600_000).toISOString() };
    expect(await refusalOf(book(ben, row[0]!, after))).toMatchObject({ code: "slot_closed" });
  });

  it("B4: lists the bookings of all its slots, and offers none of these slots", async () => {
    const { owner, ana, ben, lot, row, free } = await setUp();
    const [first, second] = [await book(ana, row[0]!), await book(ben, row[1]!)];
    expect(await refusalOf(closeSlots(owner, lot.id, row, undecided))).toMatchObject({
      status: 409,
      code: "live_bookings",
      extra: {
        bookings: [
          { id: first.id, move_to: { id: free } },
          { id: second.id, move_to: null },
        ],
      },
    });
    expect(await statusesOf(row)).toEqual(["active", "active", "active"]);
  });

  it("refuses a move to a slot that closes as well", async () => {
    const { owner, ana, lot, row } = await setUp();
    const { id } = await book(ana, row[0]!);
    const within: Closing = { decisions: [{ booking: id, act: "move", slot: row[2]! }] };
    expect(await refusalOf(closeSlots(owner, lot.id, row, within))).toMatchObject({
      status: 422,
      code: "other_kind",
    });
    expect(await statusesOf(row)).toEqual(["active", "active", "active"]);
  });

  it("finds no slot of another lot, and no lot of another owner", async () => {
    const { owner, lot, row } = await setUp();
    const other = await openLot(owner);
    const mixed = [row[0]!, other.slots[0]!];
    const refusals = [
      await refusalOf(closeSlots(owner, lot.id, mixed, undecided)),
      await refusalOf(closeSlots(await person("owner"), lot.id, row, undecided)),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([404, 404]);
  });
});
