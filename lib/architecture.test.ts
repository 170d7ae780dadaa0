import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { allEndpoints } from "@/lib/api";
import { everything, filesLike, importsOf, sources, textOf } from "@/lib/testing/source";

/** The rules of docs/architecture.md, each with the reason that it gives when it is broken. */

/** Layers from the bottom up. A file imports only from its own layer or a lower one. */
const layers: RegExp[][] = [
  [/^lib\/core\//],
  [/^lib\/http\//],
  [/^lib\/event\//],
  [/^lib\/domain\/audit\//],
  [/^lib\/domain\/user\//],
  [/^lib\/domain\/push\//],
  [/^lib\/domain\/vehicle\//],
  [/^lib\/domain\/lot\//],
  [/^lib\/domain\/staff\//],
  [/^lib\/domain\/payment\//],
  [/^lib\/domain\/booking\//],
  [/^lib\/domain\/desk\//],
  [/^lib\/domain\/preference\//],
  [/^lib\/domain\/template\//],
  [/^lib\/domain\/notification\//],
  [/^lib\/domain\/channel\//],
  [/^lib\/domain\/announcement\//],
  [/^lib\/domain\/system\//],
  [/^lib\/auth\//, /^lib\/delivery\//],
  [/^lib\/server\//, /^lib\/realtime\//, /^lib\/jobs/, /^lib\/api/],
  [/^hooks\//],
  [/^components\//],
  [/^app\//, /^server\.ts/, /^drizzle\//],
  [/^lib\/testing\//, /^lib\/architecture/, /^lib\/docs/, /^e2e\//],
];
const layerOf = (file: string) =>
  layers.findIndex((patterns) => patterns.some((pattern) => pattern.test(file)));
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

describe("imports", () => {
  it("are read from every file, and every file has its layer", () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(importsOf("server.ts").map((one) => one.file)).toContain("lib/realtime/server.ts");
    expect(sources.filter((file) => layerOf(file) < 0)).toEqual([]);
  });

  it("go downward only, types included", () => {
    const upward = sources
      .filter((file) => !isTest(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((one) => layerOf(one.file) > layerOf(file))
          .map((one) => `${file} → ${one.file}`),
      );
    expect(upward, "when two domains act together, the higher one has the verb").toEqual([]);
  });

  it("make no cycles between files, types included", () => {
    const finished = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
        return;
      }
      if (finished.has(file)) return;
      for (const one of importsOf(file)) visit(one.file, [...path, file]);
      finished.add(file);
    };
    for (const file of sources) visit(file, []);
    expect(circles, "move what both need to a file below them").toEqual([]);
  });

  it.each(["components", "hooks", "lib", "lib/domain"])(
    "make no circle between two folders in %s, types too",
    (parent) => {
      const folderOf = (file: string): string | undefined =>
        file.startsWith(`${parent}/`)
          ? /^([^/]+)\//.exec(file.slice(parent.length + 1))?.[1]
          : undefined;
      const pairs = new Set<string>();
      for (const file of sources.filter((source) => !isTest(source)))
        for (const one of importsOf(file)) {
          const [from, to] = [folderOf(file), folderOf(one.file)];
          if (from && to && from !== to) pairs.add(`${from} ${to}`);
        }
      const both = [...pairs].filter((pair) => pairs.has(pair.split(" ").toReversed().join(" ")));
      expect(both, "one of the two folders is the lower one").toEqual([]);
    },
  );

  it("of bookings do not occur in payments, which know money only", () => {
    const known = filesLike(/^lib\/domain\/payment\//)
      .flatMap(importsOf)
      .filter((one) => one.file.startsWith("lib/domain/booking/"));
    expect(known).toEqual([]);
  });
});

describe("the browser", () => {
  it("gets no code of the server", () => {
    const server = new RegExp(
      "^lib/(" +
        "core/(?!actor|duration|formats|local-time|money|time-zones|weekly-hours)|" +
        "auth/(?!safe-path|sign-in-path)|" +
        "delivery|jobs|server|realtime/(?!protocol)|" +
        "http/(?!client|endpoint|issue-words|page-words|query-key|shapes)|" +
        "domain/[a-z]+/(read|write|table|provider))",
    );
    const reach = (file: string, seen = new Set<string>()): string[] => {
      if (seen.has(file)) return [];
      seen.add(file);
      return importsOf(file)
        .filter((one) => !one.isType)
        .flatMap((one) =>
          server.test(one.file) ? [`${file} → ${one.file}`] : reach(one.file, seen),
        );
    };
    const browser = sources.filter(
      (file) =>
        /^(components|hooks)\//.test(file) ||
        /^lib\/domain\/[a-z]+\/(schema|rules|api)(\.ts$|\/(?!.*\.test))/.test(file),
    );
    const reached = new Set(browser.flatMap((file) => reach(file)));
    expect([...reached], "components, hooks, schema, rules and api run in the browser").toEqual([]);
  });

  it("gets no schemas in what a page loads first", () => {
    const schemaLibrary = /^import (?!type )[^;]*from "(zod|@hookform\/resolvers\/[a-z]+)"/m;
    // A form loads its check by import(), when somebody fills it in.
    const browser = filesLike(/^(components|hooks)\/.*(?<!\.test|-check|without-eval)\.tsx?$/);
    const seen = new Set<string>();
    const visit = (file: string, from: string): string[] => {
      if (seen.has(file)) return [];
      seen.add(file);
      if (schemaLibrary.test(textOf(file))) return [`${from} → ${file}`];
      return importsOf(file)
        .filter((one) => !one.isType)
        .flatMap((one) => visit(one.file, file));
    };
    expect(
      browser.flatMap((file) => visit(file, file)),
      "take types from schema.ts, endpoints from client.ts, constants from values.ts",
    ).toEqual([]);
  });
});

describe("files", () => {
  it("of a domain have known names", () => {
    const single =
      /^lib\/domain\/[a-z]+\/(schema|values|rules|api|client|table|read|write|provider)/;
    const inFolder = /^lib\/domain\/[a-z]+\/(read|write|rules|steps)\/[a-z-]+/;
    const known = [single, inFolder].map((name) => new RegExp(`${name.source}(\\.test)?\\.ts$`));
    const unknown = filesLike(/^lib\/domain\/.*\.ts$/).filter(
      (file) => !known.some((name) => name.test(file)),
    );
    expect(
      unknown,
      "schema, values, rules, api, client, table, read, write, provider; " +
        "or folders read, write, rules, steps",
    ).toEqual([]);
  });

  it("that change a booking's status are in the domain of bookings", () => {
    const movers = sources.filter(
      (file) => /\bmoveBooking\(|update\(bookings\)/.test(textOf(file)) && !isTest(file),
    );
    expect(movers.length).toBeGreaterThan(0);
    const outside = movers.filter((file) => !/^lib\/domain\/booking\/(write|steps)\//.test(file));
    expect(outside).toEqual([]);
  });

  it("of verbs have a test next to them", () => {
    const verbs = filesLike(/^lib\/domain\/[a-z]+\/write(\.ts$|\/[a-z-]+\.ts$)/);
    const untested = verbs.filter(
      (file) => !isTest(file) && !everything.includes(file.replace(/\.ts$/, ".test.ts")),
    );
    expect(untested, "parts of several verbs belong in steps/").toEqual([]);
  });

  it("of pages are thin", () => {
    const thick = filesLike(/^app\/.*page\.tsx$/).filter(
      (file) =>
        textOf(file)
          .split("\n")
          .filter((line) => line.trim() && !/^(import|\/\/|\/\*|\*)/.test(line.trim())).length > 30,
    );
    expect(thick, "a page guards and renders; the rest is a component").toEqual([]);
  });

  it("of pages ask for a login themselves, because their frame is also one for guests", () => {
    const pages = filesLike(/^app\/\(signed-in\)\/.*page\.tsx$/);
    const asks = (file: string) => /await require(User|Role)\(/.test(textOf(file));
    const open = pages.filter((file) => !asks(file));
    expect(open.filter((file) => !file.includes("/(open)/"))).toEqual([]);
  });

  it("are short", () => {
    const lengths = sources
      .map((file) => ({ file, lines: textOf(file).split("\n").length - 1 }))
      .sort((a, b) => a.lines - b.lines);
    expect(lengths.filter((one) => one.lines > 300)).toEqual([]);
    expect(lengths[Math.floor(lengths.length / 2)]!.lines, "median").toBeLessThanOrEqual(60);
    expect(lengths[Math.floor(lengths.length * 0.9)]!.lines, "p90").toBeLessThanOrEqual(160);
  });

  it("have lines of at most 100 columns", () => {
    const long = sources.flatMap((file) =>
      textOf(file)
        .split("\n")
        .flatMap((line, index) => (line.length > 100 ? [`${file}:${index + 1}`] : [])),
    );
    expect(long).toEqual([]);
  });

  it("keep what must be single on globalThis in one place", () => {
    const touching = sources.filter(
      (file) =>
        /globalThis as|globalThis\[|globalThis\.\w+ =/.test(textOf(file)) &&
        !file.startsWith("e2e/") &&
        !isTest(file),
    );
    expect(touching).toEqual(["lib/core/singleton.ts"]);
  });
});

describe("contracts", () => {
  const routeFiles = filesLike(/^app\/api\/.*route\.ts$/).filter(
    // next-auth answers its own paths.
    (file) => !file.includes("[...nextauth]"),
  );

  it("are answered through route()", () => {
    expect(routeFiles.filter((file) => !/route\(\w+\./.test(textOf(file)))).toEqual([]);
  });

  it("have a route each, and every route has a contract", () => {
    const routes = routeFiles.flatMap((file) => {
      const path = `/${dirname(file).replace(/^app\//, "")}`.replace(/\[(\w+)\]/g, "{$1}");
      const exported = /export const (GET|POST|PUT|PATCH|DELETE) = route\(\w+\.(\w+)/g;
      return [...textOf(file).matchAll(exported)].map(([, method]) => `${method} ${path}`);
    });
    const contracts = allEndpoints.map((one) => `${one.method} ${one.path}`);
    expect(routes.sort()).toEqual(contracts.sort());
  });
});
