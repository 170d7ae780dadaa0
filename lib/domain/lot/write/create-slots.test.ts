import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { auditRowsOfSetUp } from "@/lib/testing/audit";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { loadSlot } from "../read";
import { newSlots } from "../schema";
import { slots } from "../table";
import { createSlots } from "./create-slots";

useTestDatabase();

const plan = (...wanted: { code: string; hourly_rate?: string }[]) =>
  newSlots.parse({
    slots: wanted.map((slot, index) => ({ ...slot, row: 1, position: index + 1 })),
  });
const codesOf = async (lotId: string) =>
  (await db().select().from(slots).where(eq(slots.lot_id, lotId))).map((slot) => slot.code);

describe("createSlots", () => {
  it("gives a slot its own rate, or else the lot's", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner, { hourly_rate: "60.00" }, { slots: 0 });
    const wanted = plan({ code: "A-1" }, { code: "A-2", hourly_rate: "45.50" });
    const [first, second] = await createSlots(owner, lot.id, wanted);
    expect(await loadSlot(first!)).toMatchObject({ code: "A-1", hourly_rate: 6000, position: 1 });
    expect(await loadSlot(second!)).toMatchObject({ code: "A-2", hourly_rate: 4550, position: 2 });
  });

  it("is recorded in the audit log and wakes up who watches the lot", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner, {}, { slots: 0 });
    const hints = await hintsOf(() => createSlots(owner, lot.id, plan({ code: "A-1" })));
    expect([...hints.lots]).toEqual([lot.id]);
    expect((await auditRowsOfSetUp()).at(-1)).toMatchObject({
      action: "slots.create",
      target_id: lot.id,
      after: { "A-1": { hourly_rate: 6000, row: 1 } },
    });
  });

  it("refuses a code that the lot has, and then adds none", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner, {}, { slots: 1 });
    const wanted = plan({ code: "B-1" }, { code: "A-1" });
    expect(await refusalOf(createSlots(owner, lot.id, wanted))).toMatchObject({
      status: 409,
      code: "duplicate_code",
    });
    expect(await codesOf(lot.id)).toEqual(["A-1"]);
  });

  it("refuses one code twice in the same call", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner, {}, { slots: 0 });
    const wanted = plan({ code: "B-1" }, { code: "b-1" });
    expect(await refusalOf(createSlots(owner, lot.id, wanted))).toMatchObject({
      code: "duplicate_code",
    });
  });

  it("takes a code that another lot has", async () => {
    const owner = await person("owner");
    await openLot(owner, {}, { slots: 1 });
    const lot = await openLot(owner, {}, { slots: 0 });
    await createSlots(owner, lot.id, plan({ code: "A-1" }));
    expect(await codesOf(lot.id)).toEqual(["A-1"]);
  });

  it("reads like a lot that does not exist for another owner", async () => {
    const lot = await openLot(await person("owner"), {}, { slots: 0 });
    const refused = createSlots(await person("owner"), lot.id, plan({ code: "A-1" }));
    expect(await refusalOf(refused)).toMatchObject({ status: 404, code: "not_found" });
    expect(await codesOf(lot.id)).toEqual([]);
  });
});
