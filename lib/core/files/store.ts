import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { env } from "../env";
import { newId } from "../id";

/** Where the bytes of files are kept, each under an opaque id. */
export interface FileStore {
  put: (id: string, bytes: Uint8Array) => Promise<void>;
  /** Null when there is no such file. */
  get: (id: string) => Promise<Buffer<ArrayBuffer> | null>;
  /** Does nothing when there is no such file. */
  remove: (id: string) => Promise<void>;
}

/** The folder of the files: `FILES_DIR`, or `files` in the data folder. */
export const filesFolder = (): string =>
  resolve(env().FILES_DIR ?? join(env().PARKMATE_DATA_DIR, "files"));

/** The store of this installation. */
export const fileStore = (): FileStore => folderStore(filesFolder());

/** Keeps files in a folder, which all nodes share. */
function folderStore(root: string): FileStore {
  // The last digits of an id are random, so that no folder gets too many entries.
  const folderOf = (id: string) => join(root, id.slice(-2));
  const pathOf = (id: string) => join(folderOf(id), id);
  return {
    put: async (id, bytes) => {
      await mkdir(folderOf(id), { recursive: true });
      // Under its name a file is always whole.
      const draft = `${pathOf(id)}.${newId()}`;
      try {
        await writeFile(draft, bytes, { flush: true });
        await rename(draft, pathOf(id));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    get: (id) => readFile(pathOf(id)).catch(nullIfAbsent),
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

function nullIfAbsent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
  throw error;
}
