import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { csvIds, csvResponse } from "./csv";
import { rows } from "./db";

useTestDatabase();

const idsOf = (count: number) => Array.from({ length: count }, (_, index) => String(index));

describe("S26: a CSV file", () => {
  it.each([
    [10_000, "bookings.csv"],
    [10_001, "bookings-first-10000.csv"],
  ])("of %i rows is named %s", async (count, name) => {
    const file = csvResponse({
      name: "bookings",
      columns: ["id"],
      ids: idsOf(count),
      readPart: (ids) => Promise.resolve(new Map(ids.map((id) => [id, [id]]))),
    });
    expect(file.headers.get("Content-Disposition")).toBe(`attachment; filename*=UTF-8''${name}`);
    expect((await file.text()).trimEnd().split("\r\n")).toHaveLength(10_001);
  });

  it.each([
    ["ten seconds", {}, "10s"],
    ["two seconds, of a search", { search: "Lot A" }, "2s"],
  ])("has its rows found within %s", async (_, query, limit) => {
    const found = await csvIds(query, (most) =>
      rows(sql`select current_setting('statement_timeout') || ' ' || ${most}::int as id`),
    );
    expect(found).toEqual([`${limit} 10001`]);
  });
});
