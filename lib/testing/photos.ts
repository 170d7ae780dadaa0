import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterEach, beforeEach } from "vitest";
import { env } from "@/lib/core/env";

/** Keeps the files of each test in an empty folder of its own. Returns its path. */
export function useTestFiles(): () => string {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "parkmate-files-"));
    env().FILES_DIR = folder;
  });
  afterEach(async () => {
    delete env().FILES_DIR;
    await rm(folder, { recursive: true, force: true });
  });
  return () => folder;
}

/** A picture of one colour, still to be encoded. */
export const picture = (width = 600, height = 400, background = "#3a6"): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });

export const jpeg = (width?: number, height?: number): Promise<Buffer> =>
  picture(width, height).jpeg().toBuffer();
