import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { rows } from "./db";
import { patternOf, withSearchLimit } from "./search";

useTestDatabase();

it.each([
  ["a search is stopped after two seconds", { search: "Lot A" }, "2s"],
  ["another read has no limit", {}, "0"],
  ["nor has an empty search", { search: "" }, "0"],
])("S26: %s", async (_, query, limit) => {
  const read = () =>
    rows<{ limit: string }>(sql`select current_setting('statement_timeout') as limit`);
  expect(await withSearchLimit(query, read)).toEqual([{ limit }]);
});

describe("S26: a search finds the text itself", () => {
  it.each([
    ["a part anywhere", "Lot A", "The Lot A of Ana", true],
    ["whatever the case", "lot a", "The LOT A", true],
    ["a percent sign", "100%", "100% free", true],
    ["no other text for a percent sign", "1%0", "100", false],
    ["an underscore", "a_b", "a_b", true],
    ["no other text for an underscore", "a_b", "axb", false],
    ["a backslash", "a\\b", "a\\b", true],
  ])("%s", async (_, wanted, text, isFound) => {
    const [row] = await rows<{ found: boolean }>(
      sql`select ${text}::text ilike ${patternOf(wanted)} as found`,
    );
    expect(row!.found).toBe(isFound);
  });
});
