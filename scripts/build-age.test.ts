import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isBuildStale } from "./build-age.mjs";

describe("the age of a build", () => {
  let root: string;
  const write = (file: string, secondsAgo: number) => {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "");
    const time = 1_700_000_000 - secondsAgo;
    utimesSync(path, time, time);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "parkmate-age-"));
    write("app/page.tsx", 100);
    write("lib/core/log.ts", 90);
    write(".next/BUILD_ID", 50);
    write("dist/server.js", 40);
    write("public/sw.js", 40);
    write("dist/initial-database/PG_VERSION", 30);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("is fresh when nothing is newer than it", () => expect(isBuildStale(root)).toBe(false));

  it("is stale when it was cut short before the database was made", () => {
    rmSync(join(root, "dist/initial-database"), { recursive: true });
    expect(isBuildStale(root)).toBe(true);
  });

  it.each([
    "app/page.tsx",
    "components/ui/card.tsx",
    "hooks/query.ts",
    "lib/core/log.ts",
    "drizzle/migrations/0003_next.sql",
    "server.ts",
    "next.config.ts",
    "package-lock.json",
  ])("is stale when %s is newer", (file) => {
    write(file, 45);
    expect(isBuildStale(root)).toBe(true);
  });

  it.each([".next/BUILD_ID", "dist/server.js"])("is stale when %s is absent", (file) => {
    rmSync(join(root, file));
    expect(isBuildStale(root)).toBe(true);
  });

  it.each(["lib/core/log.test.ts", "README.md", "e2e/driver/book.spec.ts"])(
    "stays fresh when %s is newer, which no build contains",
    (file) => {
      write(file, 1);
      expect(isBuildStale(root)).toBe(false);
    },
  );
});
