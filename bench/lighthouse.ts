import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { launch } from "chrome-launcher";
import lighthouse, { generateReport, type Flags } from "lighthouse";
import type Report from "lighthouse/types/lhr/lhr.js";
import { chromiumPath, launchArguments } from "../e2e/tools/chromium.mjs";
import { withPages, type MeasuredPage } from "./kit/pages";

/**
 * Lighthouse's figures of every page, on its simulated slow phone and network: the median of
 * several runs, each in a new browser. Fails where a page misses a limit. The machine must do
 * nothing else meanwhile. The report of each page's first run is left in `.tmp/lighthouse`.
 *
 *     npm run bench:lighthouse -- --only owner --runs 1
 */
const { values: options } = parseArgs({
  options: {
    /** A part of the names of the pages to measure. */
    only: { type: "string", default: "" },
    runs: { type: "string", default: "3" },
  },
});
const LEAST = { performance: 85, accessibility: 100, "best-practices": 100, seo: 100 };
const LARGEST_SHIFT = 0.05;
const LONGEST_DETAIL = 1000;
const FOLDER = ".tmp/lighthouse";
const categories = Object.keys(LEAST) as (keyof typeof LEAST)[];

const print = (line: string) => process.stdout.write(`${line}\n`);
const scoreOf = (report: Report, category: string) =>
  Math.round((report.categories[category]?.score ?? 0) * 100);
const numberOf = (report: Report, audit: string) => report.audits[audit]?.numericValue ?? NaN;

/** One run in a new browser that the page's person is signed in to. */
async function measure(page: MeasuredPage): Promise<Report> {
  const browser = await launch({
    chromePath: chromiumPath()!,
    // The zone of the people's profiles; elsewhere each page has a note about it on top.
    envVars: { ...process.env, TZ: "Asia/Manila" },
    chromeFlags: [
      ...launchArguments,
      "--headless=new",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
    ],
  });
  try {
    await signIn(browser.port, page);
    const flags: Flags = { port: browser.port, logLevel: "silent", onlyCategories: categories };
    // Pages behind the sign-in keep search engines out on purpose; the rest of SEO holds for them.
    if (page.cookie) flags.skipAudits = ["is-crawlable"];
    const run = await lighthouse(page.url, flags);
    if (!run || run.lhr.runtimeError)
      throw new Error(`${page.name}: ${run?.lhr.runtimeError?.code ?? "no result"}`);
    if (run.lhr.finalDisplayedUrl !== page.url)
      throw new Error(`${page.name} led to ${run.lhr.finalDisplayedUrl}`);
    return run.lhr;
  } finally {
    browser.kill();
  }
}

/** Puts the session into the browser itself, because headers set by Lighthouse reach no socket. */
async function signIn(port: number, { url, cookie }: MeasuredPage): Promise<void> {
  if (!cookie) return;
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const cookies = cookie.split("; ").map((one) => {
    const [name, ...value] = one.split("=");
    return { name: name!, value: value.join("="), domain: new URL(url).hostname, path: "/" };
  });
  await browser.contexts()[0]!.addCookies(cookies);
  await browser.close();
}

function median(reports: Report[], figure: (report: Report) => number): number {
  const sorted = reports.map(figure).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** The text of the first node that an audit names. */
function nodeOf(report: Report, audit: string): string {
  const node = /"(?:nodeLabel|snippet)":"((?:[^"\\]|\\.)*)"/.exec(
    JSON.stringify(report.audits[audit]?.details ?? {}),
  );
  return (node?.[1] ?? "?").replaceAll("\\n", " ").slice(0, 48);
}

/** What keeps a report from the full score of a category other than speed. */
function faultsOf(report: Report): string[] {
  return categories
    .filter((category) => category !== "performance")
    .flatMap((category) => report.categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (report.audits[id]!.score ?? 1) < 1)
    .map(({ id }) => {
      const { title, details } = report.audits[id]!;
      return `  ${id}: ${title} ${JSON.stringify(details ?? {}).slice(0, LONGEST_DETAIL)}`;
    });
}

function keep(name: string, report: Report): void {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, name.replaceAll(/[^a-z]+/g, "-"));
  writeFileSync(`${file}.json`, JSON.stringify(report));
  writeFileSync(`${file}.html`, generateReport(report, "html"));
}

const header = "perf a11y best  seo   LCP s    CLS TBT ms  page; largest element";

/** Prints a page's row. Returns whether it keeps all limits. */
function show(name: string, reports: Report[]): boolean {
  const scores = categories.map((category) =>
    median(reports, (report) => scoreOf(report, category)),
  );
  const lcp = median(reports, (report) => numberOf(report, "largest-contentful-paint") / 1000);
  const shift = median(reports, (report) => numberOf(report, "cumulative-layout-shift"));
  const blocked = median(reports, (report) => numberOf(report, "total-blocking-time"));
  const fails =
    categories.some((category, index) => scores[index]! < LEAST[category]) || shift > LARGEST_SHIFT;
  print(
    [
      ...scores.map((score) => String(score).padStart(4)),
      lcp.toFixed(2).padStart(7),
      shift.toFixed(3).padStart(6),
      blocked.toFixed(0).padStart(6),
      ` ${fails ? "FAIL " : ""}${name}; ${nodeOf(reports[0]!, "largest-contentful-paint-element")}`,
    ].join(" "),
  );
  const faults = new Set(reports.flatMap(faultsOf));
  for (const fault of faults) print(fault);
  return !fails;
}

await withPages(async (pages) => {
  print(header);
  for (const page of pages.filter(({ name }) => name.includes(options.only))) {
    const reports: Report[] = [];
    // Occasionally a browser records no trace; a second attempt uses a new browser.
    while (reports.length < Number(options.runs))
      reports.push(await measure(page).catch(() => measure(page)));
    keep(page.name, reports[0]!);
    if (!show(page.name, reports)) process.exitCode = 1;
  }
});
