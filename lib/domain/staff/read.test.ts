import { asc } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { lots } from "@/lib/domain/lot/table";
import { useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { isLotOf, lotIdsOf } from "./read";
import { assignEmployee } from "./write";

useTestDatabase();

/** Two owners with a lot each; the staff member works at the first lot. */
async function setUp() {
  const [owner, staff] = [await person("owner"), await person("staff")];
  const first = (await openLot(owner)).id;
  const second = (await openLot(await person("owner"))).id;
  await assignEmployee(staff.id, first);
  return { owner, staff, first, second };
}
const selected = async (actor: Actor) =>
  (await db().select().from(lots).where(isLotOf(actor)).orderBy(asc(lots.number))).map(
    (lot) => lot.id,
  );

describe("isLotOf", () => {
  it("selects the lots that an owner owns", async () => {
    const { owner, first } = await setUp();
    expect(await selected(owner)).toEqual([first]);
  });

  it("selects the lots that a staff member works at", async () => {
    const { staff, first } = await setUp();
    expect(await selected(staff)).toEqual([first]);
  });

  it("selects all lots for an admin", async () => {
    const { first, second } = await setUp();
    expect(await selected(await person("admin"))).toEqual([first, second]);
  });

  it.each(["owner", "staff", "driver"] as const)("selects none for any other %s", async (role) => {
    await setUp();
    expect(await selected(await person(role))).toEqual([]);
  });
});

describe("lotIdsOf", () => {
  it("lists the lots that a person owns or works at, each once", async () => {
    const { owner, staff, first } = await setUp();
    await assignEmployee((await person("staff")).id, first);
    expect(await lotIdsOf(owner)).toEqual([first]);
    expect(await lotIdsOf(staff)).toEqual([first]);
    expect(await lotIdsOf(await person("admin"))).toEqual([]);
  });
});
