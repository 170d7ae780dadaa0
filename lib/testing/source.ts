import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(".");
const folders = ["app", "components", "drizzle", "e2e", "hooks", "lib"];

/** Every file of the product, tests included, by its path from the root. */
export const everything: string[] = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .concat("server.ts")
  .sort();

export const filesLike = (pattern: RegExp): string[] =>
  everything.filter((file) => pattern.test(file));
export const sources: string[] = filesLike(/\.tsx?$/);
export const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

export interface Import {
  file: string;
  /** Erased by the compiler. */
  isType: boolean;
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?from\s+)?["']([^"']+)["']/g;

/** The files of the product that a file imports. Packages are left out. */
export const importsOf = (file: string): Import[] =>
  [...textOf(file).matchAll(IMPORT)].flatMap(([, type, target]) => {
    const resolved = fileAt(file, target!);
    return resolved ? [{ file: resolved, isType: Boolean(type) }] : [];
  });

function fileAt(from: string, target: string): string | undefined {
  const path = pathOf(from, target);
  if (path === null) return undefined;
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find(
    (candidate) => /\.tsx?$/.test(candidate) && existsSync(join(root, candidate)),
  );
}

function pathOf(from: string, target: string): string | null {
  if (target.startsWith("@/")) return target.slice(2);
  if (target.startsWith(".")) return relative(root, resolve(root, dirname(from), target));
  return null;
}
