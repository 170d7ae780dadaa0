import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { db, transaction } from "@/lib/core/db";
import { runDueJobs } from "@/lib/jobs";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { useTestFiles } from "@/lib/testing/photos";
import { dropFiles, keepFiles, removeFiles, storeFile } from "./lifetime";
import { fileStore } from "./store";
import { storedFiles } from "./table";

useTestDatabase();
const folder = useTestFiles();

const bytes = Buffer.from("picture");
const keep = (id: string) => transaction(() => keepFiles([id]));
const rowsLeft = () => db().select().from(storedFiles);

describe("I18: a file", () => {
  it("that was kept stays", async () => {
    const id = await storeFile(bytes);
    await keep(id);
    advance({ hours: 100 });
    await runDueJobs();
    expect(await fileStore().get(id)).toEqual(bytes);
  });

  it("whose transaction failed leaves the store", async () => {
    const id = await storeFile(bytes);
    const failed = transaction(async () => {
      await keepFiles([id]);
      throw new Error("no room");
    });
    await expect(failed).rejects.toThrow("no room");
    await runDueJobs();
    expect(await fileStore().get(id)).toEqual(bytes);
    advance({ minutes: 61 });
    await runDueJobs();
    expect([await fileStore().get(id), await rowsLeft()]).toEqual([null, []]);
  });

  it("is removed after the commit that drops it, not before", async () => {
    const id = await storeFile(bytes);
    await keep(id);
    const failed = transaction(async () => {
      await dropFiles([id]);
      throw new Error("rolled back");
    });
    await expect(failed).rejects.toThrow();
    await runDueJobs();
    expect(await fileStore().get(id)).toEqual(bytes);
    await transaction(() => dropFiles([id]));
    await runDueJobs();
    expect([await fileStore().get(id), await rowsLeft()]).toEqual([null, []]);
  });

  it("cannot be kept when it may be on its way out", async () => {
    const id = await storeFile(bytes);
    advance({ minutes: 61 });
    await expect(keep(id)).rejects.toThrow("too long ago");
  });

  it("that cannot be removed is tried again later", async () => {
    const id = await storeFile(bytes);
    advance({ minutes: 61 });
    // A folder in the place of the file cannot be removed as one.
    const place = join(folder(), id.slice(-2), id);
    await rm(place);
    await storeFolderAt(place);
    expect(await removeFiles()).toBe(1);
    expect([await removeFiles(), (await rowsLeft()).length]).toEqual([0, 1]);
    await rm(place, { recursive: true });
    advance({ minutes: 6 });
    await removeFiles();
    expect(await rowsLeft()).toEqual([]);
  });
});

describe("the folder", () => {
  it("has whole files alone, under their ids", async () => {
    const id = await storeFile(bytes);
    expect(await readdir(join(folder(), id.slice(-2)))).toEqual([id]);
  });

  it("leaves no draft behind when a file cannot be written", async () => {
    const id = await storeFile(bytes);
    const place = join(folder(), id.slice(-2));
    await rm(join(place, id));
    await storeFolderAt(join(place, id));
    await expect(fileStore().put(id, bytes)).rejects.toThrow();
    expect(await readdir(place)).toEqual([id]);
  });

  it("gives null for a file that it does not have, and removes it without complaint", async () => {
    expect(await fileStore().get("0192")).toBeNull();
    await fileStore().remove("0192");
  });
});

async function storeFolderAt(path: string): Promise<void> {
  await mkdir(path);
  await writeFile(join(path, "x"), "x");
}
