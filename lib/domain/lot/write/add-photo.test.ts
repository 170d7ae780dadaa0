import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { storedFiles } from "@/lib/core/files/table";
import { auditRows } from "@/lib/testing/audit";
import { getLot } from "@/lib/domain/booking/read/lots";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { jpeg, useTestFiles } from "@/lib/testing/photos";
import { refusalOf } from "@/lib/testing/refusal";
import { readPhoto } from "../read";
import { addPhoto } from "./add-photo";
import { deleteLot } from "./delete-lot";

useTestDatabase();
const folder = useTestFiles();

const newLot = async () => {
  const owner = await person("owner");
  return { owner, lot: await openLot(owner) };
};

describe("addPhoto", () => {
  it.each(["owner", "admin"] as const)("adds photos one after the other: %s", async (role) => {
    const { owner, lot } = await newLot();
    const actor = role === "owner" ? owner : await person("admin");
    const first = await addPhoto(actor, lot.id, await jpeg(1600, 800));
    const second = await addPhoto(actor, lot.id, await jpeg(100, 100));
    expect(first).toEqual({
      id: first.id,
      description: "",
      width: 1280,
      height: 640,
      url: `/api/lots/${lot.id}/photos/${first.id}/large/`,
      small_url: `/api/lots/${lot.id}/photos/${first.id}/small/`,
    });
    expect((await getLot(lot.id)).photos).toEqual([first, second]);
  });

  it("keeps both sizes in the store", async () => {
    const { owner, lot } = await newLot();
    const { id } = await addPhoto(owner, lot.id, await jpeg(1600, 800));
    const [small, large] = [
      await readPhoto(lot.id, id, "small"),
      await readPhoto(lot.id, id, "large"),
    ];
    expect(small.length).toBeLessThan(large.length);
    expect((await db().select().from(storedFiles)).map((row) => row.remove_at)).toEqual([
      null,
      null,
    ]);
  });

  it("is recorded in the audit log and wakes up who watches the lot", async () => {
    const { owner, lot } = await newLot();
    const hints = await hintsOf(async () => void (await addPhoto(owner, lot.id, await jpeg())));
    expect([...hints.lots]).toEqual([lot.id]);
    expect((await auditRows()).map((row) => row.action)).toContain("lot.photo_add");
  });

  it("refuses a ninth photo before it stores anything of it", async () => {
    const { owner, lot } = await newLot();
    const photo = await jpeg(20, 20);
    for (let count = 0; count < 8; count += 1) await addPhoto(owner, lot.id, photo);
    const before = (await readdir(folder(), { recursive: true })).length;
    expect(await refusalOf(addPhoto(owner, lot.id, photo))).toMatchObject({
      status: 409,
      code: "too_many_photos",
    });
    expect((await readdir(folder(), { recursive: true })).length).toBe(before);
  });

  it("refuses the last place to the later of two", async () => {
    const { owner, lot } = await newLot();
    const photo = await jpeg(20, 20);
    for (let count = 0; count < 7; count += 1) await addPhoto(owner, lot.id, photo);
    const both = [addPhoto(owner, lot.id, photo), addPhoto(owner, lot.id, photo)];
    const outcomes = (await Promise.allSettled(both)).map((one) => one.status).sort();
    expect(outcomes).toEqual(["fulfilled", "rejected"]);
    expect((await getLot(lot.id)).photos).toHaveLength(8);
  });

  it.each([
    ["what is no photo", () => Promise.resolve(Buffer.from("<svg/>")), "image_kind"],
    ["a damaged photo", async () => (await jpeg()).subarray(0, 300), "image_damaged"],
  ])("refuses %s", async (_, make, code) => {
    const { owner, lot } = await newLot();
    expect(await refusalOf(addPhoto(owner, lot.id, await make()))).toMatchObject({
      status: 422,
      code,
    });
    expect(await db().select().from(storedFiles)).toEqual([]);
  });

  it("reads like a lot that does not exist for another owner", async () => {
    const { lot } = await newLot();
    const refusal = await refusalOf(addPhoto(await person("owner"), lot.id, await jpeg()));
    expect(refusal).toMatchObject({ status: 404 });
  });
});

describe("the photo of a lot that is deleted", () => {
  it("can no longer be read, and its files leave the store", async () => {
    const { owner, lot } = await newLot();
    const { id } = await addPhoto(owner, lot.id, await jpeg());
    await deleteLot(owner, lot.id, () => Promise.resolve([]));
    expect(await refusalOf(readPhoto(lot.id, id, "small"))).toMatchObject({ status: 404 });
    const rows = await db().select().from(storedFiles);
    expect(rows.map((row) => row.remove_at !== null)).toEqual([true, true]);
  });

  it("belongs to its lot alone", async () => {
    const { owner, lot } = await newLot();
    const other = await openLot(owner);
    const { id } = await addPhoto(owner, lot.id, await jpeg());
    expect(await refusalOf(readPhoto(other.id, id, "small"))).toMatchObject({ status: 404 });
  });
});
