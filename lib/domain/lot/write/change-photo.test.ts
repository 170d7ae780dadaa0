import { describe, expect, it } from "vitest";
import { getLot } from "@/lib/domain/booking/read/lots";
import { auditRows } from "@/lib/testing/audit";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { jpeg, useTestFiles } from "@/lib/testing/photos";
import { refusalOf } from "@/lib/testing/refusal";
import { addPhoto } from "./add-photo";
import { changePhoto } from "./change-photo";

useTestDatabase();
useTestFiles();

/** A lot with the photos 0, 1 and 2. */
async function lotWithPhotos() {
  const owner = await person("owner");
  const { id } = await openLot(owner);
  const photo = await jpeg(20, 20);
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1) ids.push((await addPhoto(owner, id, photo)).id);
  const order = async () => (await getLot(id)).photos.map((one) => ids.indexOf(one.id));
  return { owner, id, ids, order };
}

describe("changePhoto", () => {
  it.each([
    ["the last one first", 2, 1, [2, 0, 1]],
    ["the first one to the middle", 0, 2, [1, 0, 2]],
    ["one where it is", 1, 2, [0, 1, 2]],
    ["one behind all", 0, 8, [1, 2, 0]],
  ])("moves %s", async (_, moved, position, expected) => {
    const { owner, id, ids, order } = await lotWithPhotos();
    await changePhoto(owner, id, ids[moved]!, { position });
    expect(await order()).toEqual(expected);
  });

  it("describes a photo and leaves the order", async () => {
    const { owner, id, ids, order } = await lotWithPhotos();
    const changed = await changePhoto(owner, id, ids[1]!, { description: "The green gate" });
    expect(changed.description).toBe("The green gate");
    expect((await getLot(id)).photos.map((one) => one.description)).toEqual([
      "",
      "The green gate",
      "",
    ]);
    expect(await order()).toEqual([0, 1, 2]);
  });

  it("is recorded in the audit log and wakes up who watches the lot", async () => {
    const { owner, id, ids } = await lotWithPhotos();
    const hints = await hintsOf(async () => {
      await changePhoto(owner, id, ids[0]!, { description: "Gate" });
    });
    expect([...hints.lots]).toEqual([id]);
    expect(await auditRows()).toContainEqual(
      expect.objectContaining({
        action: "lot.photo_change",
        before: { description: "" },
        after: { description: "Gate" },
      }),
    );
  });

  it("does not find a photo of another owner, nor one of another lot", async () => {
    const { owner, id, ids } = await lotWithPhotos();
    const other = await openLot(owner);
    const change = { position: 1 };
    const refusals = [
      await refusalOf(changePhoto(await person("owner"), id, ids[0]!, change)),
      await refusalOf(changePhoto(owner, other.id, ids[0]!, change)),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([404, 404]);
  });
});
