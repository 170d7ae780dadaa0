// Mends the PostgreSQL driver after each installation (docs/decisions.md D21). Writes
// new files, because an installation may share its files with others by hard links.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { patches, version } from "../patches/postgres.mjs";

const folder = join(import.meta.dirname, "../node_modules/postgres");
const read = (file) => readFileSync(join(folder, file), "utf8");

/** The files of the driver that lack a part of the patch. */
export const unpatchedFiles = () =>
  Object.entries(patches)
    .filter(([file, changes]) => changes.some(({ after }) => !read(file).includes(after)))
    .map(([file]) => file);

/** Applies the patch where it is missing. Throws when the driver is not the one it was made for. */
export function patchDriver() {
  const installed = JSON.parse(read("package.json")).version;
  if (installed !== version)
    throw new Error(`patches/postgres.mjs is for postgres ${version}, not for ${installed}.`);
  for (const file of unpatchedFiles()) {
    let text = read(file);
    for (const { before, after } of patches[file]) {
      if (text.includes(after)) continue;
      if (text.split(before).length !== 2)
        throw new Error(`patches/postgres.mjs does not fit ${file}.`);
      text = text.replace(before, () => after);
    }
    writeFileSync(join(folder, `${file}.new`), text);
    renameSync(join(folder, `${file}.new`), join(folder, file));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) patchDriver();
