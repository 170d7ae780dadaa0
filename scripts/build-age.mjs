import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a build is made from, except for tests. */
const sources = [
  "app",
  "components",
  "drizzle",
  "hooks",
  "lib",
  "worker",
  "server.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const builds = [".next/BUILD_ID", "public/sw.js", "dist/server.js", "dist/initial-database"];
const isTest = (name) => /\.test\.tsx?$/.test(name);

/** When a file, or the newest file in a folder, was changed, in milliseconds; 0 if absent. */
function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(path).filter((name) => !isTest(name));
  return Math.max(...inside.map((name) => newest(join(path, name))), 0);
}

/** Whether `npm run build` has work to do: nothing is built yet, or a source is newer. */
export function isBuildStale(root = ".") {
  const built = Math.min(...builds.map((file) => newest(join(root, file))));
  return built === 0 || sources.some((path) => newest(join(root, path)) > built);
}
