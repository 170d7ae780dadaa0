// Runs the suites in order and ends with one line, "N passed, N failed". `npm test` runs those that need nothing installed;
// `.ci/run` adds `api:postgres faults`, which need PostgreSQL's server.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { playwrightFailures, vitestFailures } from "./failures.mjs";

const run = (command, args, env = {}) =>
  spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  }).status === 0;
const results = (name) => `.tmp/${name}.json`;

/** The journeys and the races have moments to keep; on two cores they get them only alone. */
const workers = { api: 2, browser: 1, faults: 1 };

/** One Playwright project; its counts come from the JSON report. */
function browserSuite(name, project, env = {}) {
  const file = results(name);
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
  if (!existsSync(file)) return { passed: 0, failed: 1, told: ["no report was written"] };
  const report = JSON.parse(readFileSync(file, "utf8"));
  const failed = report.stats.unexpected + report.stats.flaky + report.stats.skipped;
  return {
    passed: report.stats.expected,
    failed: ok ? failed : Math.max(1, failed),
    told: playwrightFailures(report),
  };
}

function unitSuite() {
  const file = results("unit");
  const ok = run("npx", [
    "vitest",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const report = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : { numPassedTests: 0, numFailedTests: 1 };
  return {
    passed: report.numPassedTests,
    failed: ok ? 0 : Math.max(1, report.numFailedTests),
    told: vitestFailures(report),
  };
}

const single = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
const suites = {
  types: () => single(run("npx", ["tsc", "--noEmit"])),
  lint: () => single(run("npx", ["eslint", ".", "--max-warnings=0"])),
  unit: unitSuite,
  build: () => single(run("npm", ["run", "--silent", "build"])),
  browser: () =>
    run(process.execPath, ["e2e/tools/chromium.mjs"])
      ? browserSuite("browser", "browser")
      : single(false),
  api: () => browserSuite("api", "api"),
  "api:postgres": () => browserSuite("api-postgres", "api", { PARKMATE_TEST_DATABASE: "postgres" }),
  faults: () => browserSuite("faults", "faults"),
};

const wanted = process.argv.slice(2);
const outcomes = [];
mkdirSync(".tmp", { recursive: true });
for (const name of wanted) {
  console.log(`\n── ${name} ──`);
  const outcome = suites[name]();
  outcomes.push({ name, ...outcome });
  // Nothing can be tested without a build.
  if (name === "build" && outcome.failed) break;
}
for (const { name, failed, told = [] } of outcomes)
  if (failed) console.log(`\n── failed: ${name} ──\n${told.join("\n")}`);
const sum = (name) => outcomes.reduce((total, one) => total + one[name], 0);
const [passed, failed] = [sum("passed"), sum("failed")];
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
