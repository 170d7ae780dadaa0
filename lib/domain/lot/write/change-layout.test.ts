import { and, asc, eq, isNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { listSlots } from "@/lib/domain/booking/read/slots";
import { auditRows } from "@/lib/testing/audit";
import { book } from "@/lib/testing/bookings";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { layout } from "../schema";
import { slots } from "../table";
import { EMPTY_LAYOUT } from "../values";
import { changeLayout } from "./change-layout";
import { changeLot } from "./change-lot";
import { changeSlot } from "./change-slot";
import { createSlots } from "./create-slots";
import { deleteSlot } from "./delete-slot";

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

/** The version that clients read with the slots. */
const versionOf = async (lotId: string) =>
  (await listSlots(null, lotId, {}))[0]?.layout_version ?? EMPTY_LAYOUT;

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
      errors: { slots: ["A slot of this plan has been removed meanwhile. Load the plan again."] },
    });
  });

  it("reads like a lot that does not exist for another owner", async () => {
    const { lot } = await setUp();
    const refused = changeLayout(await person("owner"), lot.id, planOf(), listLiveBookings);
    expect(await refusalOf(refused)).toMatchObject({ status: 404 });
    expect(await slotsOf(lot.id)).toHaveLength(2);
  });
});

describe("the version of a layout", () => {
  it("B4: of two writers who began from one plan the second changes nothing", async () => {
    const { owner, lot, first, second } = await setUp();
    const if_version = await versionOf(lot.id);
    const kept = [
      { id: first, code: "A-1" },
      { id: second, code: "A-2" },
    ];
    const one = { ...planOf(...kept, { code: "A-3" }), if_version };
    const other = { ...planOf({ id: first, code: "A-1", ev: true }, kept[1]!), if_version };
    const answers = await Promise.allSettled(
      [one, other].map((plan) => changeLayout(owner, lot.id, plan, listLiveBookings)),
    );
    const refused = answers.find((answer) => answer.status === "rejected")!;
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    expect(refused.reason).toMatchObject({
      problem: {
        status: 409,
        code: "layout_changed",
        extra: { layout_version: await versionOf(lot.id) },
      },
    });
    const isOne = answers[0]!.status === "fulfilled";
    expect(await slotsOf(lot.id)).toHaveLength(isOne ? 3 : 2);
    expect((await slotsOf(lot.id))[0]).toMatchObject({ ev: !isOne });
  });

  it("notices every other way of changing the plan, but not that a slot closes", async () => {
    const { owner, lot, first, second } = await setUp();
    const seen = [await versionOf(lot.id)];
    const note = async () => seen.push(await versionOf(lot.id));
    const added = planOf({ code: "B-1", row: 2 });
    await createSlots(owner, lot.id, { slots: added.slots });
    await note();
    await changeSlot(owner, second, { ev: true }, listLiveBookings);
    await note();
    await changeLot(owner, lot.id, { hourly_rate: "70.00" }, listLiveBookings);
    await note();
    await deleteSlot(owner, second, listLiveBookings);
    await note();
    expect(new Set(seen).size).toBe(5);
    await changeSlot(owner, first, { status: "maintenance" }, listLiveBookings);
    expect(await versionOf(lot.id)).toBe(seen.at(-1));
    const stale = { ...planOf(), if_version: seen[0]! };
    expect(await refusalOf(changeLayout(owner, lot.id, stale, listLiveBookings))).toMatchObject({
      code: "layout_changed",
    });
  });

  it("takes plans one after the other, also from and to a lot without slots", async () => {
    const { owner, lot } = await setUp();
    for (const plan of [planOf(), planOf({ code: "C-1" }), planOf({ code: "C-2" })]) {
      const if_version = await versionOf(lot.id);
      await changeLayout(owner, lot.id, { ...plan, if_version }, listLiveBookings);
    }
    expect((await slotsOf(lot.id)).map((slot) => slot.code)).toEqual(["C-2"]);
    const drawnAnew = { ...planOf({ code: "C-3" }), if_version: EMPTY_LAYOUT };
    expect(await refusalOf(changeLayout(owner, lot.id, drawnAnew, listLiveBookings))).toMatchObject(
      { code: "layout_changed" },
    );
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
