import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { browserFiles } from "./browser-files";

it("are made from the contracts and events of today (npm run browser-files)", async () => {
  const made = await browserFiles();
  expect(made.size).toBeGreaterThan(5);
  for (const [file, text] of made) expect(readFileSync(file, "utf8"), file).toBe(text);
});
