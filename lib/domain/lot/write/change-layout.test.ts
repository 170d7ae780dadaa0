import { and, asc, eq, isNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { auditRows } from "@/lib/testing/audit";
import { book } from "@/lib/testing/bookings";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { layout } from "../schema";
import { slots } from "../table";
import { changeLayout } from "./change-layout";

useTestDatabase();

const planOf = (...wanted: object[]) =>
  layout.parse({
    slots: wanted.map((slot, index) => ({ row: 1, position: index + 1, ...slot })),
  });
const slotsOf = (lotId: string) =>
  db()
    .select()
    .from(slots)
    .where(and(eq(slots.lot_id, lotId), isNull(slots.deleted_at)))
    .orderBy(asc(slots.row), asc(slots.position));

const setUp = async () => {
  const owner = await person("owner");
  const lot = await openLot(owner);
  return { owner, lot, first: lot.slots[0]!, second: lot.slots[1]! };
};

describe("changeLayout", () => {
  it("creates, changes and removes slots in one step", async () => {
    const { owner, lot, first } = await setUp();
    const plan = planOf(
      { id: first, code: "B-1", ev: true, hourly_rate: "80.00" },
      { code: "M-1", row: 2, position: 1, vehicle_type: "motorcycle" },
    );
    const hints = await hintsOf(() => changeLayout(owner, lot.id, plan, listLiveBookings));
    expect([...hints.lots]).toEqual([lot.id]);
    expect(await slotsOf(lot.id)).toMatchObject([
      { id: first, code: "B-1", ev: true, hourly_rate: 8000, status: "active" },
      { code: "M-1", row: 2, vehicle_type: "motorcycle", hourly_rate: 6000 },
    ]);
    expect(await auditRows()).toMatchObject([
      {
        action: "lot.layout",
        target_id: lot.id,
        detail: { slots: 2 },
        before: { "A-1": { code: "A-1", ev: false, hourly_rate: 6000 }, "A-2": { row: 1 } },
        after: {
          "B-1": { code: "B-1", ev: true, hourly_rate: 8000 },
          "M-1": { vehicle_type: "motorcycle", hourly_rate: 6000 },
        },
      },
    ]);
  });

  it("lets two slots exchange their codes, and a new one take a removed one's", async () => {
    const { owner, lot, first, second } = await setUp();
    const exchanged = planOf({ id: first, code: "A-2" }, { id: second, code: "A-1" });
    await changeLayout(owner, lot.id, exchanged, listLiveBookings);
    expect((await slotsOf(lot.id)).map((slot) => slot.code)).toEqual(["A-2", "A-1"]);
    await changeLayout(owner, lot.id, planOf({ code: "A-1" }), listLiveBookings);
    expect((await slotsOf(lot.id)).map((slot) => slot.code)).toEqual(["A-1"]);
  });

  it("keeps the status of a slot that it changes", async () => {
    const { owner, lot, first } = await setUp();
    await db().update(slots).set({ status: "maintenance" }).where(eq(slots.id, first));
    const plan = planOf({ id: first, code: "B-1" });
    await changeLayout(owner, lot.id, plan, listLiveBookings);
    expect(await slotsOf(lot.id)).toMatchObject([{ code: "B-1", status: "maintenance" }]);
  });

  it("B4: removes no slot that is booked, and then changes nothing", async () => {
    const { owner, lot, first, second } = await setUp();
    const booking = await book(await person("driver"), first);
    const plan = planOf({ id: second, code: "Z-9" });
    expect(await refusalOf(changeLayout(owner, lot.id, plan, listLiveBookings))).toMatchObject({
      status: 409,
      code: "live_bookings",
      extra: { bookings: [{ id: booking.id }] },
    });
    expect((await slotsOf(lot.id)).map((slot) => slot.code)).toEqual(["A-1", "A-2"]);
  });

  it("refuses the slot of another lot", async () => {
    const { owner, lot } = await setUp();
    const other = await openLot(owner);
    const plan = planOf({ id: other.slots[0]!, code: "A-1" });
    expect(await refusalOf(changeLayout(owner, lot.id, plan, listLiveBookings))).toMatchObject({
      status: 400,
      errors: { slots: ["This lot has no slot with that id."] },
    });
  });

  it("reads like a lot that does not exist for another owner", async () => {
    const { lot } = await setUp();
    const refused = changeLayout(await person("owner"), lot.id, planOf(), listLiveBookings);
    expect(await refusalOf(refused)).toMatchObject({ status: 404 });
    expect(await slotsOf(lot.id)).toHaveLength(2);
  });
});

describe("the schema of a layout", () => {
  it.each([
    ["one code twice", [{ code: "A-1" }, { code: "a-1" }]],
    [
      "two slots at one place",
      [
        { code: "A-1", position: 1 },
        { code: "A-2", position: 1 },
      ],
    ],
  ])("refuses %s", (_, wanted) => {
    const planned = wanted.map((slot, index) => ({ row: 1, position: index + 1, ...slot }));
    expect(layout.safeParse({ slots: planned }).success).toBe(false);
  });
});
