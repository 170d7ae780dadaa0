import { defineConfig } from "@playwright/test";
import { chromiumPath, launchArguments } from "./tools/chromium.mjs";

/**
 * Projects: `api` sends HTTP and socket messages, `browser` follows the journeys in Chromium,
 * `faults` kills and races real processes (it needs PostgreSQL, so only `.ci/run` runs it). All of
 * them test the production build.
 */
export default defineConfig({
  testDir: ".",
  outputDir: "../.tmp/results",
  globalSetup: "./fixtures/global-setup.ts",
  fullyParallel: false,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 8_000 },
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
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "api", testMatch: "api/*.spec.ts" },
    { name: "browser", testMatch: "{driver,owner,admin,all}/*.spec.ts" },
    { name: "faults", testMatch: "faults/*.spec.ts", timeout: 600_000 },
  ],
});
