// `npm run counts`: prints how long the files are and which share of their lines is comment.
// `npm run counts -- --write` writes the table into the README.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "prettier";

const FOLDERS = ["app", "components", "hooks", "lib", "drizzle", "e2e", "bench"];
const WIDTH = 100;
const PAGE = "README.md";
const MARKERS = /(<!-- counts -->\n)[\s\S]*?(<!-- \/counts -->)/;

export const limits = { median: 60, p90: 160, longest: 300, wide: 0, comments: 5 };

const isTest = (file) => /\.(test|spec)\.tsx?$|^e2e\/|^bench\/|^lib\/testing\//.test(file);

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("/seed-clients/"));

/** How many lines are nothing but comment. */
function commentLines(lines) {
  let isInside = false;
  return lines.filter((line) => {
    const text = line.trim().replace(/^\{(?=\/\*)/, "");
    const isComment = isInside || text.startsWith("//") || text.startsWith("/*");
    if (isInside || text.startsWith("/*")) isInside = !text.includes("*/");
    return isComment;
  }).length;
}

function measure(files) {
  const all = files.map((file) => readFileSync(file, "utf8").trimEnd().split("\n"));
  const lengths = all.map((lines) => lines.length).sort((a, b) => a - b);
  const lines = all.flat();
  const comments = all.reduce((sum, one) => sum + commentLines(one), 0);
  return {
    files: files.length,
    median: lengths[Math.floor(lengths.length / 2)],
    p90: lengths[Math.floor(lengths.length * 0.9)],
    longest: lengths.at(-1),
    wide: lines.filter((line) => [...line].length > WIDTH).length,
    comments: Math.round((comments / lines.length) * 1000) / 10,
  };
}

/** Figures of the product's code, of its tests, and of both. */
export function counts() {
  const files = [...FOLDERS.flatMap(filesIn), "server.ts"];
  return {
    product: measure(files.filter((file) => !isTest(file))),
    tests: measure(files.filter(isTest)),
    all: measure(files),
  };
}

const columns = ["files", "median", "p90", "longest", "wide", "comments"];
const row = (name, figures) =>
  `| ${[name, ...columns.map((column) => figures[column] ?? "")].join(" | ")} |`;

/** The table as Markdown. */
export function countsTable() {
  return [
    `| Lines of a file | Files | Median | p90 | Longest | Lines > ${WIDTH} | Comments, % |`,
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...Object.entries(counts()).map(([name, figures]) => row(name, figures)),
    row("limit for all", limits),
  ].join("\n");
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? "")).href) {
  const table = await format(countsTable(), { parser: "markdown" });
  console.log(table);
  if (process.argv.includes("--write"))
    writeFileSync(PAGE, readFileSync(PAGE, "utf8").replace(MARKERS, `$1\n${table}\n$2`));
}
