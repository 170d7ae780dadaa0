import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** A zone that no lot is in and whose clocks change by half an hour. */
const env = {
  TZ: "Australia/Lord_Howe",
  APP_ENV: "test",
  CATCH_MESSAGES: "no",
  LOG_LEVEL: "silent",
};
const resolution = { alias: { "@": resolve(".") } };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: resolution,
        test: {
          name: "server",
          include: ["{lib,drizzle,scripts}/**/*.test.ts"],
          globalSetup: "lib/testing/template.ts",
          // One process a core keeps one database for all its files (lib/testing/database.ts).
          pool: "forks",
          isolate: false,
          testTimeout: 30_000,
          env,
        },
      },
      {
        resolve: resolution,
        test: {
          name: "browser",
          include: ["{hooks,components}/**/*.test.{ts,tsx}"],
          testTimeout: 30_000,
          env,
        },
      },
    ],
  },
});
