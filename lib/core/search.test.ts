import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { rows } from "./db";
import { matchesSearch, patternOf, withSearchLimit } from "./search";

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

describe("a search by words", () => {
  it.each([
    ["words of two columns", "quirino davao", ["Quirino Avenue 12", "Davao"], true],
    ["in any order, with a comma", "davao, quirino", ["Quirino Avenue 12", "Davao"], true],
    ["without a full stop that is stored", "Sta Ana", ["Sta. Ana Wharf 3"], true],
    ["with a full stop that is not stored", "Sta. Ana", ["Sta Ana Wharf 3"], true],
    ["without accents that are stored", "garaz unal", ["Garaż", "Ünal"], true],
    ["with accents that are not stored", "Garáż", ["garaz"], true],
    ["letters that have no parts", "LODZ strasse", ["Łódź", "Straße 5"], true],
    ["no text that lacks a word", "quirino cebu", ["Quirino Avenue 12", "Davao"], false],
    ["an empty column", "davao", [null, "Davao"], true],
    ["the beginnings of words", "quir dav", ["Quirino Avenue 12", "Davao"], true],
    ["a part of one word", "rino", ["Quirino Avenue 12"], true],
    [
      "no lot whose address alone has the letter",
      "Lot A",
      ["Lot B", "San Pedro 4", "Davao"],
      false,
    ],
    ["a percent sign as itself", "1%0", ["100"], false],
    ["no text for a comma alone", ",", ["Davao"], false],
    ["a part of an address of e-mail", "driver@park", ["driver@parkmate.test"], true],
    ["no other address of e-mail", "driver@park", ["driver2@parkmate.test"], false],
    ["initials with their points", "laurel j.p.", ["J.P. Laurel Avenue 300"], true],
  ])("finds %s", async (_, search, columns, isFound) => {
    const texts = columns.map((column) => sql`${column}::text`);
    const [row] = await rows<{ found: boolean }>(
      sql`select ${matchesSearch(search, texts)} as found`,
    );
    expect(row!.found).toBe(isFound);
  });
});
