import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const PAGES_AT_THE_ROOT = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];
const CODE_FOLDERS = [
  ...[
    "app",
    "bench",
    "components",
    "deploy",
    "drizzle",
    "e2e",
    "hooks",
    "lib",
    "scripts",
    "worker",
  ],
];
const OTHER_CODE = ["server.ts", "eslint.config.mjs", "vitest.config.ts", "next.config.ts"];
const NOT_OURS = /seed-clients\/s\d|migrations\/meta/;

const read = (file: string): string => readFileSync(file, "utf8");
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`);

export interface Source {
  file: string;
  text: string;
}
const sourceOf = (file: string): Source => ({ file, text: read(file) });

/** All pages of documentation. */
export const pages = (): Source[] =>
  [...PAGES_AT_THE_ROOT, ...filesIn("docs").filter((file) => file.endsWith(".md"))].map(sourceOf);

/** All code that may cite a page. */
export const code = (): Source[] =>
  [...CODE_FOLDERS.flatMap(filesIn), ...OTHER_CODE]
    .filter((file) => /\.(tsx?|mjs|css|sql)$/.test(file) && !NOT_OURS.test(file))
    .map(sourceOf);

/** An id that a page defines: P1, S2.25, J1.10, H07 … */
const ID = String.raw`(?:[PINCUEJS]\d+(?:\.\d+)?|[HWXDMTFBR]\d+)`;
const anId = new RegExp(String.raw`(?<![\w./#-])${ID}(?![\w-]|\.\d)`, "g");
export const idsIn = (text: string): string[] => text.match(anId) ?? [];

/** Ids that a page defines: the first cell of a row of a table, or the first word of a heading. */
export const definedIn = (page: string): Set<string> =>
  new Set(
    [...page.matchAll(new RegExp(String.raw`^(?:\| |#+ )(${ID})[ |]`, "gm"))].map(([, id]) => id!),
  );

export const headingsIn = (page: string): string[] =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!);

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");

/** Relative links of a page that lead to no file or to no heading. */
export function brokenLinks({ file, text }: Source): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
  return links
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path, anchor] = target.split("#") as [string, string | undefined];
      const linked = path ? normalize(join(dirname(file), path)) : file;
      if (!existsSync(linked)) return true;
      return anchor !== undefined && !headingsIn(read(linked)).map(anchorOf).includes(anchor);
    })
    .map((target) => `${file}: ${target}`);
}

/** A citation of a page, with the ids or the heading that it names there. */
export interface Citation {
  file: string;
  page: string;
  ids: string[];
  heading: string | undefined;
}

/** "docs/data.md I4", "docs/requirements.md C23, N9", "docs/architecture.md, The one clock". */
export function citationsIn({ file, text }: Source): Citation[] {
  const flat = text.replace(/\n\s*(?:\*|\/\/)?\s*/g, " ");
  const form = new RegExp(
    String.raw`\b(docs/[\w-]+\.md)(?: (${ID}(?:(?:,| and| to)? ${ID})*)|, ([A-Z][\w ]+))?`,
    "g",
  );
  return [...flat.matchAll(form)].map(([, page, ids = "", heading]) => ({
    file,
    page: page!,
    ids: idsIn(ids),
    heading,
  }));
}

/** Ids in brackets, as comments cite them where they leave out the page. */
export const bareIdsIn = (text: string): string[] =>
  [...text.matchAll(new RegExp(String.raw`\((${ID}(?:,? ${ID})*)\)`, "g"))].flatMap(([, ids]) =>
    idsIn(ids!),
  );

/** `test("…"`, `it.each([…])("…"` and the like, with the title as the second group. */
const TITLE = new RegExp(
  String.raw`\b(?:test|it|describe)(?:\.\w+)*\(` +
    String.raw`(?:[^"'\x60]{0,400}?\]\)\(|[^"'\x60]{0,400}?\)\()?` +
    String.raw`\s*(["'\x60])((?:(?!\1)[^\\]|\\.)*)\1`,
  "g",
);

/** Names of pages without their folder; a reader could not find them. */
export const bareNamesIn = (text: string): string[] =>
  text.match(/(?<![\w/-])[a-z][\w-]*\.md\b/g) ?? [];

/** Ids in the titles of tests. */
export const idsOfTests = (text: string): string[] =>
  [...text.matchAll(TITLE)].flatMap(([, , title]) => idsIn(title!));

/** Paths of the repository that a page names in code style; patterns and placeholders left out. */
export const pathsIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /`((?:app|bench|components|deploy|docs|drizzle|e2e|hooks|lib|scripts)\/[^`]*)`/g,
    ),
  ]
    .map(([, path]) => path!)
    .filter((path) => !/[<*…{ ]/.test(path));

export const isThere = (path: string): boolean => existsSync(path);

/** Rows of tables as their cells. */
export const rowsIn = (text: string): string[][] =>
  [...text.matchAll(/^\|(.+)\|$/gm)].map(([, row]) =>
    row!.split(/(?<!\\)\|/).map((cell) => cell.trim()),
  );
