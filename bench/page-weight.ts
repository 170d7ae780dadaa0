import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { AnyMap, eachMapping } from "@jridgewell/trace-mapping";
import { withPages, type MeasuredPage } from "./kit/pages";

/**
 * The JavaScript that each page loads before anybody clicks, in bytes after gzip, and the packages
 * it comes from. The build's source maps give the packages: the compressed size of a script is
 * divided in proportion to the characters of each source.
 */
const LARGEST_SHOWN = 14;
const LIMIT_PUBLIC = 170_000;
const LIMIT_SIGNED_IN = 230_000;

type Parts = Map<string, number>;
interface Script {
  bytes: number;
  parts: Parts;
}

const known = new Map<string, Script>();
const isDetailed = process.argv.includes("--files");

/** The package of a source, or the folder of ours. */
function ownerOf(source: string | null): string {
  if (!source) return "(bundler)";
  const modules = source.lastIndexOf("node_modules/");
  if (modules >= 0) {
    const [scope, name] = source.slice(modules + "node_modules/".length).split("/");
    return scope!.startsWith("@") ? `${scope}/${name}` : scope!;
  }
  const own = source.replace(/^.*\[project\]\//, "").replace(/^turbopack:\/*/, "");
  return isDetailed
    ? own
    : own
        .split("/")
        .slice(0, own.startsWith("lib/domain") ? 3 : 2)
        .join("/");
}

/** The characters of a script by the source that its map gives for them. */
function partsOf(code: string, file: string): Parts {
  const parts: Parts = new Map();
  const add = (owner: string, length: number) => parts.set(owner, (parts.get(owner) ?? 0) + length);
  const map = /sourceMappingURL=(\S+)\s*$/.exec(code)?.[1];
  if (!map) return parts;
  const lines = code.split("\n");
  let before: { line: number; column: number; owner: string } | null = null;
  const close = (line: number, column: number) => {
    if (!before) return;
    const end = line === before.line ? column : lines[before.line - 1]!.length;
    add(before.owner, Math.max(end - before.column, 0));
  };
  eachMapping(new AnyMap(readFileSync(join(dirname(file), map), "utf8")), (mapping) => {
    close(mapping.generatedLine, mapping.generatedColumn);
    before = {
      line: mapping.generatedLine,
      column: mapping.generatedColumn,
      owner: ownerOf(mapping.source),
    };
  });
  close(Infinity, 0);
  return parts;
}

function scriptAt(path: string): Script {
  const seen = known.get(path);
  if (seen) return seen;
  const file = join(".next", path.replace(/^\/_next\//, "").replace(/\?.*$/, ""));
  const code = readFileSync(file, "utf8");
  const bytes = gzipSync(code.replace(/\n\/\/# sourceMappingURL=.*/, "")).length;
  const characters = partsOf(code, file);
  const total = [...characters.values()].reduce((sum, size) => sum + size, 0);
  const parts: Parts = new Map();
  for (const [owner, size] of characters) parts.set(owner, (size / total) * bytes);
  const script = { bytes, parts };
  known.set(path, script);
  return script;
}

async function weigh({ url, cookie }: MeasuredPage): Promise<Script & { html: number }> {
  const answer = await fetch(url, { headers: { Cookie: cookie }, redirect: "manual" });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  const html = await answer.text();
  const tags = html.match(/<script [^>]*src="\/_next\/[^"]+"[^>]*>/g) ?? [];
  const paths = new Set(
    tags
      .filter((tag) => !/nomodule/i.test(tag))
      .map((tag) => /src="([^"]+)"/.exec(tag)![1]!.replaceAll("&amp;", "&")),
  );
  const parts: Parts = new Map();
  let bytes = 0;
  for (const path of paths) {
    const script = scriptAt(path);
    bytes += script.bytes;
    for (const [owner, size] of script.parts) parts.set(owner, (parts.get(owner) ?? 0) + size);
  }
  return { bytes, parts, html: gzipSync(html).length };
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1).padStart(7);

function describe(parts: Parts): string {
  const largest = [...parts].sort(([, a], [, b]) => b - a);
  const shown = largest.slice(0, isDetailed ? 80 : LARGEST_SHOWN);
  const rest = largest.slice(shown.length).reduce((sum, [, size]) => sum + size, 0);
  return [...shown, ["the rest", rest] as const]
    .map(([owner, size]) => `          ${kilobytes(size)}  ${owner}`)
    .join("\n");
}

await withPages(async (pages) => {
  const heavy: string[] = [];
  print("JavaScript  HTML  (kB, gzip)");
  for (const page of pages) {
    const { bytes, parts, html } = await weigh(page);
    const limit = page.cookie ? LIMIT_SIGNED_IN : LIMIT_PUBLIC;
    if (bytes > limit) heavy.push(page.name);
    print(`${kilobytes(bytes)} ${kilobytes(html)}  ${page.name}`);
    if (parts.size > 0 && !process.argv.includes("--short")) print(describe(parts));
  }
  if (known.size > 0 && [...known.values()].every((script) => script.parts.size === 0))
    print("Without source maps in the build the packages are unknown.");
  if (heavy.length > 0) {
    print(`Above the limit: ${heavy.join(", ")}`);
    process.exitCode = 1;
  }
});
