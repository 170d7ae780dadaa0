import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { rows } from "./db";
import { patternOf } from "./search";

useTestDatabase();

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
