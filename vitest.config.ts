import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": resolve(".") } },
  test: {
    include: ["{lib,hooks,components,drizzle}/**/*.test.{ts,tsx}"],
    testTimeout: 30_000,
    env: { TZ: "Australia/Lord_Howe" },
  },
});
