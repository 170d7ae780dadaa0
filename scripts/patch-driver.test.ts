import { expect, it } from "vitest";
import { unpatchedFiles } from "./patch-driver.mjs";

it("R1: the installed PostgreSQL driver has the patch of the repository", () =>
  expect(unpatchedFiles(), "run: npm rebuild, or node scripts/patch-driver.mjs").toEqual([]));
