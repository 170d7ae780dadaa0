import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { loadSlot } from "../read";
import { changeSlot } from "./change-slot";

useTestDatabase();

describe("changeSlot", () => {
  it.each(["owner", "admin"] as const)("changes what the %s names, nothing else", async (role) => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const before = await loadSlot(lot.slots[0]!);
    const actor = role === "owner" ? owner : await person("admin");
    const change = { hourly_rate: "75.50", status: "maintenance" } as const;
    expect(await changeSlot(actor, before.id, change)).toBe(lot.id);
    expect(await loadSlot(before.id)).toEqual({
      ...before,
      hourly_rate: 7550,
      status: "maintenance",
    });
  });

  it("wakes up who watches the lot", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const hints = await hintsOf(() => changeSlot(owner, lot.slots[0]!, { covered: true }));
    expect([...hints.lots]).toEqual([lot.id]);
  });

  it("refuses the code of another slot of the lot", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    expect(await refusalOf(changeSlot(owner, lot.slots[0]!, { code: "A-2" }))).toMatchObject({
      status: 409,
      code: "duplicate_code",
    });
    expect((await loadSlot(lot.slots[0]!)).code).toBe("A-1");
  });

  it("reads like a slot that does not exist for another owner", async () => {
    const lot = await openLot(await person("owner"));
    const other = await person("owner");
    const refused = changeSlot(other, lot.slots[0]!, { hourly_rate: "1.00" });
    expect(await refusalOf(refused)).toMatchObject({ status: 404, code: "not_found" });
    expect((await loadSlot(lot.slots[0]!)).hourly_rate).toBe(6000);
  });
});
