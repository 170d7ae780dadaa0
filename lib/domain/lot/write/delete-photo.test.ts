import { expect, it } from "vitest";
import { readdir } from "node:fs/promises";
import { getLot } from "@/lib/domain/booking/read/lots";
import { runDueJobs } from "@/lib/jobs";
import { auditRows } from "@/lib/testing/audit";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { jpeg, useTestFiles } from "@/lib/testing/photos";
import { refusalOf } from "@/lib/testing/refusal";
import { readPhoto } from "../read";
import { addPhoto } from "./add-photo";
import { changePhoto } from "./change-photo";
import { deletePhoto } from "./delete-photo";

useTestDatabase();
const folder = useTestFiles();

async function lotWithPhotos() {
  const owner = await person("owner");
  const { id } = await openLot(owner);
  const photos = [];
  for (const side of [20, 30, 40]) photos.push(await addPhoto(owner, id, await jpeg(side, side)));
  return { owner, id, photos };
}
const filesIn = async () =>
  (await readdir(folder(), { recursive: true })).filter((name) => name.length > 30).length;

it("deletes a photo, and closes the gap that it leaves", async () => {
  const { owner, id, photos } = await lotWithPhotos();
  await deletePhoto(owner, id, photos[0]!.id);
  expect((await getLot(id)).photos).toEqual(photos.slice(1));
  await changePhoto(owner, id, photos[2]!.id, { position: 1 });
  expect((await getLot(id)).photos).toEqual([photos[2], photos[1]]);
});

it("has its files removed from the store", async () => {
  const { owner, id, photos } = await lotWithPhotos();
  expect(await filesIn()).toBe(6);
  await deletePhoto(owner, id, photos[1]!.id);
  expect(await refusalOf(readPhoto(id, photos[1]!.id, "large"))).toMatchObject({ status: 404 });
  await runDueJobs();
  expect(await filesIn()).toBe(4);
});

it("is recorded in the audit log and wakes up who watches the lot", async () => {
  const { owner, id, photos } = await lotWithPhotos();
  const hints = await hintsOf(() => deletePhoto(owner, id, photos[0]!.id));
  expect([...hints.lots]).toEqual([id]);
  expect((await auditRows()).map((row) => row.action)).toContain("lot.photo_delete");
});

it("reads like a photo that does not exist for another owner", async () => {
  const { id, photos } = await lotWithPhotos();
  const refusal = await refusalOf(deletePhoto(await person("owner"), id, photos[0]!.id));
  expect(refusal).toMatchObject({ status: 404 });
  expect((await getLot(id)).photos).toHaveLength(3);
});
