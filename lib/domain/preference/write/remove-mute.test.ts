import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { listMutes } from "../read/mutes";
import { addMute } from "./add-mute";
import { removeMute } from "./remove-mute";

useTestDatabase();

const mutesOf = async (userId: string) => (await listMutes(userId, {})).results;

/** A driver who has muted two lots. */
async function driverWithMutes() {
  const [ana, owner] = [await person("driver"), await person("owner")];
  const [first, second] = [await openLot(owner), await openLot(owner)];
  for (const { id } of [first, second]) await addMute(ana, { scope: "lot", id, until: null });
  return { ana, first, second };
}

describe("removeMute", () => {
  it("removes one mute and keeps the others", async () => {
    const { ana, first, second } = await driverWithMutes();
    await removeMute(ana.id, { scope: "lot", id: first.id });
    expect(await mutesOf(ana.id)).toMatchObject([{ id: second.id }]);
  });

  it("S2: does not find the mute of another person", async () => {
    const { ana, first } = await driverWithMutes();
    const ben = await person("driver");
    const refusal = await refusalOf(removeMute(ben.id, { scope: "lot", id: first.id }));
    expect(refusal).toMatchObject({ status: 404 });
    expect(await mutesOf(ana.id)).toHaveLength(2);
  });

  it.each([
    { name: "an unknown id", target: () => ({ scope: "lot" as const, id: newId() }) },
    {
      name: "another scope",
      target: (lotId: string) => ({ scope: "booking" as const, id: lotId }),
    },
  ])("does not find $name", async ({ target }) => {
    const { ana, first } = await driverWithMutes();
    expect(await refusalOf(removeMute(ana.id, target(first.id)))).toMatchObject({ status: 404 });
    expect(await mutesOf(ana.id)).toHaveLength(2);
  });

  it.each([
    { target: {}, field: "scope" },
    { target: { id: newId() }, field: "scope" },
    { target: { scope: "lot" as const }, field: "id" },
  ])("asks for the $field of $target", async ({ target, field }) => {
    const ana = await person("driver");
    expect(await refusalOf(removeMute(ana.id, target))).toMatchObject({
      status: 400,
      errors: { [field]: ["This field is required."] },
    });
  });
});
