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
const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, LockEntry>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");

/** The lowest versions without a known hole (security.md, Dependency floors). */
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
};
const allowedScripts =
  /^node_modules\/(.*node_modules\/)?(esbuild|fsevents|sharp|unrs-resolver|@parcel\/watcher)$/;

const isBelow = (version: string, floor: string): boolean => {
  const [a, b] = [version, floor].map((one) => one.split("-")[0]!.split(".").map(Number)) as [
    number[],
    number[],
  ];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && a[at]! < b[at]!;
};

describe("S35: what is installed", () => {
  it("stands above every floor, nested copies too", () => {
    const low = packages.filter(([path, entry]) => {
      const floor = floors[path.replace(/^.*node_modules\//, "")];
      return floor && isBelow(entry.version ?? "0", floor);
    });
    expect(low.map(([path, entry]) => `${path} ${entry.version}`)).toEqual([]);
  });
  it("comes from the registry with an integrity, without a download address", () => {
    expect(
      packages.filter(([, entry]) => !entry.integrity && !entry.link).map(([path]) => path),
    ).toEqual([]);
    expect(packages.filter(([, entry]) => entry.resolved).map(([path]) => path)).toEqual([]);
  });
  it("runs no install script that is not known", () => {
    expect(
      packages
        .filter(([path, entry]) => entry.hasInstallScript && !allowedScripts.test(path))
        .map(([path]) => path),
    ).toEqual([]);
  });
  it("is pinned exactly", () => {
    const own = JSON.parse(readFileSync("package.json", "utf8")) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    expect(
      Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
        ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
      ),
    ).toEqual([]);
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
