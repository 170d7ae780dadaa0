import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clientMessages } from "@/lib/realtime/client-messages";
import { serverMessages } from "@/lib/realtime/protocol";
import { counts, limits } from "@/scripts/counts.mjs";
import { eventsPage } from "@/scripts/events-page";
import {
  bareIdsIn,
  bareNamesIn,
  brokenLinks,
  citationsIn,
  code,
  definedIn,
  headingsIn,
  idsIn,
  idsOfTests,
  isThere,
  pages,
  pathsIn,
  rowsIn,
} from "./testing/docs";

const docs = pages();
const sources = code();
const textOf = (file: string) => readFileSync(file, "utf8");
const isTest = (file: string) => /\.(test|spec)\.tsx?$/.test(file);
const allIds = new Set(docs.flatMap(({ text }) => [...definedIn(text)]));

describe("the documents", () => {
  it("link to files and headings that exist", () => {
    expect(docs.flatMap(brokenLinks)).toEqual([]);
  });

  it("name paths that exist", () => {
    const missing = docs
      // What a version changed may be gone since.
      .filter(({ file }) => file !== "CHANGELOG.md")
      .flatMap(({ file, text }) =>
        pathsIn(text)
          .filter((path) => !isThere(path))
          .map((path) => `${file}: ${path}`),
      );
    expect(missing).toEqual([]);
  });

  it("name things that are in the file named with them", () => {
    const missing = docs.flatMap(({ file, text }) =>
      [...text.matchAll(/`(\w+)` in `([\w/.-]+\.\w+)`/g)]
        .filter(([, name, path]) => !isThere(path!) || !textOf(path!).includes(name!))
        .map(([place]) => `${file}: ${place}`),
    );
    expect(missing).toEqual([]);
  });

  it("name commands that package.json has", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
    const unknown = docs.flatMap(({ file, text }) =>
      [...text.matchAll(/npm run ([\w:-]+)/g)]
        .filter(([, name]) => !Object.hasOwn(scripts, name!))
        .map(([command]) => `${file}: ${command}`),
    );
    expect(unknown).toEqual([]);
  });

  it("define an id only once in a page", () => {
    const twice = docs.flatMap(({ file, text }) => {
      const ids = rowsIn(text).map(([first]) => first!);
      return ids
        .filter((id, index) => idsIn(id).length > 0 && ids.indexOf(id) !== index)
        .filter((id) => !/data\.md$/.test(file) || !text.includes(`### ${id} `))
        .map((id) => `${file}: ${id}`);
    });
    expect(twice).toEqual([]);
  });
});

describe("citations", () => {
  it("of a page in code and documents lead to its ids and headings", () => {
    const broken = [...sources, ...docs].flatMap(citationsIn).filter(({ page, ids, heading }) => {
      if (!isThere(page)) return true;
      const text = textOf(page);
      const defined = definedIn(text);
      return (
        ids.some((id) => !defined.has(id)) ||
        (heading !== undefined && !headingsIn(text).some((one) => heading.startsWith(one)))
      );
    });
    expect(broken.map(({ file, page, ids, heading }) => [file, page, ids, heading])).toEqual([]);
  });

  it("in comments name the page and its folder", () => {
    const bare = sources.flatMap(({ file, text }) =>
      [...bareNamesIn(text), ...(isTest(file) ? [] : bareIdsIn(text))].map(
        (one) => `${file}: ${one}`,
      ),
    );
    expect(bare).toEqual([]);
  });

  it("in the titles of tests lead to an id of some page", () => {
    const broken = sources
      .filter(({ file }) => isTest(file))
      .flatMap(({ file, text }) =>
        idsOfTests(text)
          .filter((id) => !allIds.has(id))
          .map((id) => `${file}: ${id}`),
      );
    expect(broken).toEqual([]);
  });

  it("exist for every requirement and hostile input", () => {
    const cited = new Set(sources.flatMap(({ text }) => idsIn(text)));
    const unused = ["docs/requirements.md", "docs/security.md"]
      .flatMap((file) => [...definedIn(textOf(file))])
      .filter((id) => !/^S\d+$/.test(id) && !cited.has(id));
    expect(unused).toEqual([]);
  });
});

describe("proofs", () => {
  it.each(["docs/promises.md", "docs/security.md", "docs/data.md"])(
    "of %s are tests that carry the id",
    (page) => {
      const wrong = rowsIn(textOf(page))
        .filter(([id]) => idsIn(id!).length > 0)
        .flatMap(([id, ...cells]) =>
          pathsIn(cells.at(-1)!)
            .filter((path) => /\.(test|spec)\.tsx?$/.test(path) && isThere(path))
            .filter((path) => {
              const inTests = new Set(idsIn(textOf(path)));
              return ![id!, ...idsIn(cells.at(-1)!)].some((one) => inTests.has(one));
            })
            .map((path) => `${id}: ${path}`),
        );
      expect(wrong).toEqual([]);
    },
  );
});

describe("the sizes in the README", () => {
  const figures = Object.entries(counts());
  const shown = new Map(
    rowsIn(/<!-- counts -->([^]*)<!-- \/counts -->/.exec(textOf("README.md"))![1]!).map(
      ([name, ...cells]) => [name!, cells.map(Number)],
    ),
  );

  it("keep their limits", () => {
    const { files: _files, ...measured } = counts().all;
    const over = Object.entries(measured).filter(
      ([name, value]) => value > limits[name as keyof typeof limits],
    );
    expect(over).toEqual([]);
  });

  it.each(figures)("of %s are those of the code (npm run counts -- --write)", (name, measured) => {
    const exact = Object.values(measured);
    // A table that had to be exact would change with every commit.
    const differs = exact.filter(
      (value, index) => !(Math.abs(shown.get(name)![index]! - value) <= Math.max(2, value * 0.1)),
    );
    expect(differs).toEqual([]);
  });
});

describe("docs/socket-protocol.md", () => {
  /** Names in the first column of the table below a heading. */
  const namesBelow = (heading: string) => {
    const [section] = textOf("docs/socket-protocol.md")
      .split(`\n## ${heading}\n`)[1]!
      .split("\n## ");
    return rowsIn(section!).flatMap(([first]) =>
      [...first!.matchAll(/`(\w+)`/g)].map(([, name]) => name!),
    );
  };

  it("names every message that a client may send", () => {
    expect(namesBelow("From the client").sort()).toEqual(Object.keys(clientMessages).sort());
  });

  it("names every message of the server", () => {
    expect(namesBelow("From the server").sort()).toEqual([...serverMessages].sort());
  });
});

describe("what a script generates is up to date:", () => {
  it("docs/events.md (npm run docs:events)", async () => {
    expect(textOf("docs/events.md")).toBe(await eventsPage());
  });

  it("the example client in docs/socket-protocol.md", () => {
    expect(textOf("docs/socket-protocol.md")).toContain(textOf("docs/examples/plain-client.mjs"));
  });
});
