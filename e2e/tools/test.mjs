// Runs the named suites in order and ends with one line, "N passed, N failed". `npm test` runs
// those that need nothing installed; `.ci/run` adds `api:postgres races faults`, which need
// PostgreSQL.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { playwrightFailures, vitestFailures } from "./failures.mjs";

const run = (command, args, env = {}) =>
  spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  }).status === 0;
const reportOf = (name) => `.tmp/${name}.json`;

/** Journeys and faults depend on moments, which two cores keep only for one worker. */
const workers = { api: 2, browser: 1, races: 2, faults: 1 };

/** One Playwright project; its counts come from the JSON report. */
function playwrightSuite(name, project, env = {}) {
  const file = reportOf(name);
  rmSync(file, { force: true });
  const ok = run(
    "npx",
    [
      "playwright",
      "test",
      "-c",
      "e2e/playwright.config.ts",
      `--project=${project}`,
      `--workers=${workers[project]}`,
    ],
    { ...env, PARKMATE_RESULTS: `${process.cwd()}/${file}` },
  );
  if (!existsSync(file)) return { passed: 0, failed: 1, failures: ["no report was written"] };
  const report = JSON.parse(readFileSync(file, "utf8"));
  const failed = report.stats.unexpected + report.stats.flaky + report.stats.skipped;
  return {
    passed: report.stats.expected,
    failed: ok ? failed : Math.max(1, failed),
    failures: playwrightFailures(report),
  };
}

function unitSuite() {
  const file = reportOf("unit");
  rmSync(file, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const ok = run("npx", ["vitest", "run", ...reporters]);
  const report = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : { numPassedTests: 0, numFailedTests: 1 };
  return {
    passed: report.numPassedTests,
    failed: ok ? 0 : Math.max(1, report.numFailedTests),
    failures: vitestFailures(report),
  };
}

const single = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
const script = (name) => () => single(run("npm", ["run", "--silent", name]));
const postgres = { PARKMATE_TEST_DATABASE: "postgres" };
const suites = {
  format: script("format:check"),
  types: script("types"),
  lint: script("lint"),
  "dead-code": script("dead-code"),
  unit: unitSuite,
  build: script("build"),
  api: () => playwrightSuite("api", "api"),
  "api:postgres": () => playwrightSuite("api-postgres", "api", postgres),
  browser: () =>
    run(process.execPath, ["e2e/tools/chromium.mjs"])
      ? playwrightSuite("browser", "browser")
      : single(false),
  races: () => playwrightSuite("races", "races"),
  faults: () => playwrightSuite("faults", "faults"),
};

const outcomes = [];
mkdirSync(".tmp", { recursive: true });
for (const name of process.argv.slice(2)) {
  console.log(`\n── ${name} ──`);
  const outcome = suites[name]();
  outcomes.push({ name, ...outcome });
  // The suites that follow run against the build.
  if (name === "build" && outcome.failed) break;
}
for (const { name, failed, failures = [] } of outcomes)
  if (failed) console.log(`\n── failed: ${name} ──\n${failures.join("\n")}`);
const sum = (name) => outcomes.reduce((total, one) => total + one[name], 0);
const [passed, failed] = [sum("passed"), sum("failed")];
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
