import { describe, expect, it } from "vitest";
import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { cancelBooking } from "@/lib/domain/booking/write/cancel";
import { auditRows } from "@/lib/testing/audit";
import { book, hold } from "@/lib/testing/bookings";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { loadSlot } from "../read";
import { newSlots } from "../schema";
import { createSlots } from "./create-slots";
import { deleteSlot } from "./delete-slot";

useTestDatabase();

const setUp = async () => {
  const owner = await person("owner");
  const lot = await openLot(owner);
  return { owner, lot, slot: lot.slots[0]! };
};
const liveBookings = { status: 409, code: "live_bookings" };

describe("deleteSlot", () => {
  it("takes the slot away and wakes up who watches the lot", async () => {
    const { owner, lot, slot } = await setUp();
    const hints = await hintsOf(() => deleteSlot(owner, slot, listLiveBookings));
    expect([...hints.lots]).toEqual([lot.id]);
    expect(await auditRows()).toMatchObject([
      { action: "slot.delete", target_id: slot, before: { "A-1": { hourly_rate: 6000 } } },
    ]);
    expect(await refusalOf(loadSlot(slot))).toMatchObject({ status: 404 });
  });

  it("frees its code for a new slot", async () => {
    const { owner, lot, slot } = await setUp();
    await deleteSlot(owner, slot, listLiveBookings);
    const again = newSlots.parse({ slots: [{ code: "A-1", row: 1, position: 1 }] });
    const [id] = await createSlots(owner, lot.id, again);
    expect(await loadSlot(id!)).toMatchObject({ code: "A-1" });
  });

  it("is refused while the slot is booked, until the booking is over", async () => {
    const { owner, slot } = await setUp();
    const driver = await person("driver");
    const { id, number } = await book(driver, slot);
    expect(await refusalOf(deleteSlot(owner, slot, listLiveBookings))).toMatchObject({
      ...liveBookings,
      extra: { bookings: [{ id, number }] },
    });
    await cancelBooking(driver, id, null);
    await deleteSlot(owner, slot, listLiveBookings);
    expect(await refusalOf(loadSlot(slot))).toMatchObject({ status: 404 });
  });

  it("is refused while a driver holds the slot", async () => {
    const { owner, slot } = await setUp();
    await hold(await person("driver"), slot);
    expect(await refusalOf(deleteSlot(owner, slot, listLiveBookings))).toMatchObject(liveBookings);
  });

  it("is not refused for a booking of the next slot", async () => {
    const { owner, lot, slot } = await setUp();
    await book(await person("driver"), lot.slots[1]!);
    await deleteSlot(owner, slot, listLiveBookings);
    expect(await refusalOf(loadSlot(slot))).toMatchObject({ status: 404 });
  });

  it("reads like a slot that does not exist for another owner", async () => {
    const { slot } = await setUp();
    const refused = deleteSlot(await person("owner"), slot, listLiveBookings);
    expect(await refusalOf(refused)).toMatchObject({ status: 404, code: "not_found" });
    expect(await loadSlot(slot)).toMatchObject({ code: "A-1" });
  });
});
