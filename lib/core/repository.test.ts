import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { variables } from "./env";

interface LockEntry {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
}
interface Package extends LockEntry {
  path: string;
  name: string;
}
const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, "utf8")) as T;
const lock = readJson<{ packages: Record<string, LockEntry> }>("package-lock.json");
/** Every installed package, nested copies too. */
const installed: Package[] = Object.entries(lock.packages)
  .filter(([path]) => path !== "")
  .map(([path, entry]) => ({ ...entry, path, name: path.replace(/^.*node_modules\//, "") }));

/** The lowest version without a known vulnerability (docs/security.md, Dependency floors). */
const floors: Record<string, string> = {
  next: "16.3.3",
  react: "19.2.6",
  "react-dom": "19.2.6",
  "next-auth": "4.24.15",
  "socket.io": "4.8.4",
  "engine.io": "6.6.9",
  "socket.io-parser": "4.2.7",
  ws: "8.21.0",
  nodemailer: "9.1.1",
  "drizzle-orm": "0.45.2",
  sharp: "0.32.6",
};
/** Packages whose install scripts are known. Nothing needs them: all work without. */
const knownScripts = ["esbuild", "fsevents", "sharp", "unrs-resolver", "@parcel/watcher"];

const numbersOf = (version: string) => version.split("-")[0]!.split(".").map(Number);
function isBelow(version: string, floor: string): boolean {
  const [have, need] = [numbersOf(version), numbersOf(floor)];
  const at = have.findIndex((part, index) => part !== need[index]);
  return at >= 0 && have[at]! < need[at]!;
}
const pathsWhere = (isWrong: (one: Package) => boolean) =>
  installed.filter(isWrong).map(({ path, version }) => `${path} ${version}`);

describe("S35: dependencies", () => {
  it.each([
    { version: "1.2.3", floor: "1.2.4", below: true },
    { version: "1.9.0", floor: "1.10.0", below: true },
    { version: "2.0.0", floor: "1.9.9", below: false },
    { version: "1.2.3", floor: "1.2.3", below: false },
  ])("compare $version with $floor as numbers", ({ version, floor, below }) => {
    expect(isBelow(version, floor)).toBe(below);
  });

  it.each(Object.entries(floors))("have no copy of %s below %s", (name, floor) => {
    expect(pathsWhere((one) => one.name === name && isBelow(one.version ?? "0", floor))).toEqual(
      [],
    );
  });

  it("have an integrity hash", () => {
    expect(pathsWhere((one) => !one.integrity && !one.link)).toEqual([]);
  });

  it("name no download address, so that any registry serves them", () => {
    expect(pathsWhere((one) => one.resolved !== undefined)).toEqual([]);
  });

  it("run no unknown install script", () => {
    expect(
      pathsWhere((one) => one.hasInstallScript === true && !knownScripts.includes(one.name)),
    ).toEqual([]);
  });

  it("are pinned exactly", () => {
    const own =
      readJson<Record<"dependencies" | "devDependencies", Record<string, string>>>("package.json");
    const loose = Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

describe("the environment", () => {
  it("is described in .env.example, variable by variable", () => {
    const described = [...readFileSync(".env.example", "utf8").matchAll(/^#? ?([A-Z_]+)=/gm)]
      .map((match) => match[1]!)
      .sort();
    expect(described).toEqual([...variables].sort());
  });
});
