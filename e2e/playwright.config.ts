import { defineConfig } from "@playwright/test";
import { chromiumPath, launchArguments } from "./tools/chromium.mjs";

const races =
  "faults/{crash,idempotency,plans,race,race-outcomes,statements,toasts,unread}.spec.ts";
/** What says nothing about the database is not repeated on PostgreSQL. */
const isRepeated = process.env.PARKMATE_TEST_DATABASE === "postgres";
const notRepeated = "api/{api-paths,fuzz,generated-client}.spec.ts";

/**
 * Projects: `api` sends HTTP and socket messages, `browser` follows the journeys in Chromium,
 * `races` and `faults` race and kill real processes (they need PostgreSQL, so only `.ci/run` runs
 * them). The answers that `races` checks do not depend on the time that they take, so that two of
 * its files run at once. All of them test the production build.
 */
export default defineConfig({
  testDir: ".",
  outputDir: "../.tmp/results",
  globalSetup: "./fixtures/global-setup.ts",
  fullyParallel: false,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  // Long enough for a machine that others use as well; what must be quick has its own limit.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: process.env.PARKMATE_RESULTS ?? ".tmp/results.json" }],
  ],
  use: {
    launchOptions: { executablePath: chromiumPath(), args: launchArguments },
    locale: "en-PH",
    // What a page asks for through a worker, `page.route()` does not see.
    serviceWorkers: "block",
    timezoneId: "Asia/Manila",
    screenshot: "only-on-failure",
    actionTimeout: 30_000,
  },
  projects: [
    { name: "api", testMatch: "api/*.spec.ts", testIgnore: isRepeated ? notRepeated : [] },
    { name: "browser", testMatch: "{driver,owner,admin,all}/*.spec.ts" },
    { name: "races", testMatch: races, timeout: 900_000 },
    { name: "faults", testMatch: "faults/*.spec.ts", testIgnore: races, timeout: 600_000 },
  ],
});
