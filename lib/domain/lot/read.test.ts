import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { loadLot, loadManagedLot, loadSlot } from "./read";
import { deleteLot } from "./write/delete-lot";
import { deleteSlot } from "./write/delete-slot";

useTestDatabase();

const noBookings = () => Promise.resolve([]);

describe("loadLot and loadSlot", () => {
  it("find what exists, of any owner", async () => {
    const lot = await openLot(await person("owner"));
    expect(await loadLot(lot.id)).toMatchObject({ id: lot.id });
    expect(await loadSlot(lot.slots[0]!)).toMatchObject({ lot_id: lot.id, code: "A-1" });
  });

  it("throw 404 for what never existed", async () => {
    expect(await refusalOf(loadLot(newId()))).toMatchObject({ status: 404 });
    expect(await refusalOf(loadSlot(newId()))).toMatchObject({ status: 404 });
  });

  it("throw 404 for what was deleted", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    await deleteSlot(owner, lot.slots[0]!, noBookings);
    await deleteLot(owner, lot.id, noBookings);
    expect(await refusalOf(loadSlot(lot.slots[0]!))).toMatchObject({ status: 404 });
    expect(await refusalOf(loadLot(lot.id))).toMatchObject({ status: 404 });
  });
});

describe("loadManagedLot", () => {
  it("finds a lot for its owner and for an admin", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    expect(await loadManagedLot(owner, lot.id)).toMatchObject({ id: lot.id });
    expect(await loadManagedLot(await person("admin"), lot.id)).toMatchObject({ id: lot.id });
  });

  it.each(["owner", "staff", "driver"] as const)("throws 404 for another %s", async (role) => {
    const lot = await openLot(await person("owner"));
    const other = await person(role);
    expect(await refusalOf(loadManagedLot(other, lot.id))).toMatchObject({ status: 404 });
  });
});
