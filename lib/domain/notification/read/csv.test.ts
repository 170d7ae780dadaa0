import { parse } from "csv-parse/sync";
import { sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { rows } from "@/lib/core/db";
import { useTestDatabase } from "@/lib/testing/database";
import { notify } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { exportQuery } from "../schema";
import { markAsRead } from "../write/mark-read";
import { exportCsv } from "./csv";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  ana = await person("driver");
});
const download = (query: object = {}) => exportCsv(ana, exportQuery.parse(query));
const rowsOf = async (response: Response) =>
  parse<Record<string, string>>(await response.text(), { columns: true });

it("is a file with one row per notification, the newest first", async () => {
  const first = await notify(ana, { title: "First", category: "booking" });
  await markAsRead(ana, first);
  await notify(ana, { title: "Second" });
  const response = await download();
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''/);
  expect(await rowsOf(response)).toMatchObject([
    { title: "Second", is_read: "false", read_at: "" },
    { title: "First", is_read: "true", notification_type: "booking", id: first },
  ]);
});

it("begins with the mark of UTF-8, so that a spreadsheet shows ₱", async () => {
  await notify(ana, { message: "Payment of ₱30.00 confirmed" });
  const bytes = Buffer.from(await (await download()).arrayBuffer());
  expect(bytes.subarray(0, 3).toString("hex")).toBe("efbbbf");
  expect(bytes.toString("utf8")).toContain("₱30.00");
});

it.each(['=HYPERLINK("http://evil")', "+1", "-1", "@x", "\tx", "\rx"])(
  "S22 H85: makes the formula %j text",
  async (title) => {
    await notify(ana, { title });
    const [row] = await rowsOf(await download());
    expect(row!.title).toBe(`'${title}`);
    expect(Object.keys(row!)).toHaveLength(12);
  },
);

it("keeps quotes, commas and line breaks inside their field", async () => {
  const message = 'Say "hello",\nplease';
  await notify(ana, { message });
  expect(await rowsOf(await download())).toMatchObject([{ message }]);
});

it("takes the filters of the list", async () => {
  await notify(ana, { title: "booking", category: "booking" });
  await notify(ana, { title: "payment", category: "payment" });
  expect(await rowsOf(await download({ notification_type: "booking" }))).toMatchObject([
    { title: "booking" },
  ]);
});

it("I10: has nothing of other people", async () => {
  await notify(await person("driver"));
  expect(await rowsOf(await download())).toEqual([]);
});

/** Adds 1,200 copies of a notification, numbered from the oldest. */
const copyManyTimes = (id: string) =>
  rows(sql`
    insert into notifications
    select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(),
      'title', 'Copy ' || g, 'dedupe_key', 'copy:' || g,
      'created_at', n.created_at - (2000 - g) * interval '1 minute'))).*
    from notifications n, generate_series(1, 1200) g
    where n.id = ${id}`);

it("sends a long file in parts, in the order of the list", async () => {
  await copyManyTimes(await notify(ana, { title: "First" }));
  const titles = (await rowsOf(await download())).map((row) => row.title);
  expect(titles).toEqual(["First", ...Array.from({ length: 1200 }, (_, i) => `Copy ${1200 - i}`)]);
});

it("reads each part when it is asked for, and leaves out what was deleted meanwhile", async () => {
  await copyManyTimes(await notify(ana, { title: "First" }));
  const reader = (await download()).body!.getReader();
  const header = await reader.read();
  const part = await reader.read();
  await rows(sql`update notifications set deleted_at = now() where title = 'Copy 5'`);
  const rest: Uint8Array[] = [header.value!, part.value!];
  for (let next = await reader.read(); !next.done; next = await reader.read())
    rest.push(next.value);
  const lines = await rowsOf(new Response(new Blob(rest as BlobPart[])));
  expect(lines).toHaveLength(1200);
  expect(lines.map((row) => row.title)).not.toContain("Copy 5");
});
