import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { allEndpoints } from "@/lib/api";

/** The rules of the house (README, "The house"), each with the reason it gives when broken. */
const root = resolve(".");
const everything = ["app", "components", "drizzle", "e2e", "hooks", "lib"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  .concat("server.ts")
  .sort();
const list = (pattern: RegExp) => everything.filter((file) => pattern.test(file));
const read = (file: string) => readFileSync(join(root, file), "utf8");
const code = list(/\.tsx?$/);

/** Layers from the bottom up; a file imports only from its own or a lower one. */
const layers: RegExp[][] = [
  [/^lib\/core\//],
  [/^lib\/http\//],
  [/^lib\/event\//],
  [/^lib\/domain\/audit\//],
  [/^lib\/domain\/user\//],
  [/^lib\/domain\/vehicle\//],
  [/^lib\/domain\/lot\//],
  [/^lib\/domain\/staff\//],
  [/^lib\/domain\/payment\//],
  [/^lib\/domain\/booking\//],
  [/^lib\/domain\/desk\//],
  [/^lib\/domain\/preference\//],
  [/^lib\/domain\/template\//],
  [/^lib\/domain\/notification\//],
  [/^lib\/domain\/announcement\//],
  [/^lib\/domain\/system\//],
  [/^lib\/auth\//, /^lib\/delivery\//],
  [/^lib\/server\//, /^lib\/realtime\//, /^lib\/jobs/, /^lib\/api/],
  [/^lib\/testing\//],
  [
    /^app\//,
    /^components\//,
    /^hooks\//,
    /^server\.ts/,
    /^drizzle\//,
    /^e2e\//,
    /^lib\/architecture/,
  ],
];
const layerOf = (file: string) =>
  layers.findIndex((patterns) => patterns.some((pattern) => pattern.test(file)));

/** Files that a file imports, types too; packages left out. */
function importsOf(file: string): { file: string; isType: boolean }[] {
  const found = [
    ...read(file).matchAll(
      /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^"';]*?from\s+)?["']([^"']+)["']/g,
    ),
  ];
  return found.flatMap(([, , type, target]) => {
    const path = ownPath(file, target!);
    const resolved =
      path &&
      [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find(
        (one) => /\.tsx?$/.test(one) && existsSync(join(root, one)),
      );
    return resolved ? [{ file: resolved, isType: Boolean(type) }] : [];
  });
}

/** The path in the repository that an import names; null for a package. */
function ownPath(file: string, target: string): string | null {
  if (target.startsWith("@/")) return target.slice(2);
  if (!target.startsWith(".")) return null;
  return relative(root, resolve(root, dirname(file), target));
}

describe("the house", () => {
  it("is seen whole by these tests", () => {
    expect(code.length).toBeGreaterThan(200);
    expect(importsOf("server.ts").map((one) => one.file)).toContain("lib/realtime/server.ts");
    expect(
      code.filter((file) => layerOf(file) < 0),
      "every file has its layer",
    ).toEqual([]);
  });

  it("has only known file names in a domain", () => {
    const known =
      /^lib\/domain\/[a-z]+\/((schema|rules|api|table|read|write|provider)(\.test)?\.ts|(read|write|rules)\/[a-z-]+(\.test)?\.ts)$/;
    expect(
      list(/^lib\/domain\/.*\.ts$/).filter((file) => !known.test(file)),
      "schema, rules, api, table, read, write, provider; or read/, write/ and rules/ with a file a topic",
    ).toEqual([]);
  });

  it("imports downward only", () => {
    const upward = code
      .filter((file) => file.startsWith("lib/") && !file.endsWith(".test.ts"))
      .flatMap((file) =>
        importsOf(file)
          .filter((one) => layerOf(one.file) > layerOf(file))
          .map((one) => `${file} → ${one.file}`),
      );
    expect(upward, "when two domains act together, the higher one hosts the verb").toEqual([]);
  });

  it("has no import cycles", () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file))
        return void cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (done.has(file)) return;
      for (const one of importsOf(file)) if (!one.isType) visit(one.file, [...path, file]);
      done.add(file);
    };
    for (const file of code) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it("keeps the server out of the browser", () => {
    const server =
      /^lib\/(core\/(?!actor|money|weekly-hours)|auth\/(?!safe-path)|delivery|jobs|server|realtime\/(?!protocol)|http\/(?!client|endpoint|issue-words|shapes)|domain\/[a-z]+\/(read|write|table|provider))/;
    const reach = (file: string, seen = new Set<string>()): string[] => {
      if (seen.has(file)) return [];
      seen.add(file);
      return importsOf(file)
        .filter((one) => !one.isType)
        .flatMap((one) =>
          server.test(one.file) ? [`${file} → ${one.file}`] : reach(one.file, seen),
        );
    };
    const browser = code.filter(
      (file) =>
        /^(components|hooks)\//.test(file) ||
        /^lib\/domain\/[a-z]+\/(schema|rules|api)\.ts$/.test(file),
    );
    expect(
      [...new Set(browser.flatMap((file) => reach(file)))],
      "components, hooks, schema, rules and api run in the browser",
    ).toEqual([]);
  });

  it("answers every request through route()", () => {
    const without = list(/^app\/api\/.*route\.ts$/).filter(
      (file) => !/route\(\w+\./.test(read(file)) && !file.includes("[...nextauth]"),
    );
    expect(without, "next-auth's own endpoints are the only exception").toEqual([]);
  });

  it("has a route for every contract and a contract for every route", () => {
    const routes = list(/^app\/api\/.*route\.ts$/)
      .filter((file) => !file.includes("[...nextauth]"))
      .flatMap((file) => {
        const path = `/${dirname(file)
          .replace(/^app\//, "")
          .replace(/\[(\w+)\]/g, "{$1}")}`;
        return [
          ...read(file).matchAll(/export const (GET|POST|PUT|PATCH|DELETE) = route\(\w+\.(\w+)/g),
        ].map(([, method]) => `${method} ${path}`);
      });
    expect(routes.sort()).toEqual(allEndpoints.map((one) => `${one.method} ${one.path}`).sort());
  });

  it("has thin pages", () => {
    const thick = list(/^app\/.*page\.tsx$/).filter(
      (file) =>
        read(file)
          .split("\n")
          .filter((line) => line.trim() && !/^(import|\/\/|\/\*|\*)/.test(line.trim())).length > 30,
    );
    expect(thick, "a page guards and renders; the rest is a component").toEqual([]);
  });

  it("has short files", () => {
    const lengths = code.map((file) => ({ file, lines: read(file).split("\n").length }));
    expect(lengths.filter((one) => one.lines > 300)).toEqual([]);
    const sorted = lengths.map((one) => one.lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)], "median").toBeLessThanOrEqual(60);
    expect(sorted[Math.floor(sorted.length * 0.9)], "p90").toBeLessThanOrEqual(200);
  });

  it("keeps what must be single on globalThis in one place", () => {
    expect(
      code.filter(
        (file) =>
          /globalThis as|globalThis\[|globalThis\.\w+ =/.test(read(file)) &&
          !file.startsWith("e2e/") &&
          !file.endsWith(".test.ts"),
      ),
    ).toEqual(["lib/core/singleton.ts"]);
  });
});
