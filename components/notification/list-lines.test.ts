import { expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import { listLines } from "./list-lines";

const row = (id: string, group_key: string, is_read = true) =>
  ({ id, group_key, is_read, created_at: "2020-01-02T10:00:00Z" }) as Notification;
const shape = (rows: Notification[], ...openFolds: string[]) =>
  listLines(rows, "UTC", new Set(openFolds)).map(
    ({ row: first, heading, foldedRows, isInOpenFold }) => [
      heading,
      first.id,
      foldedRows.map((one) => one.id).join(""),
      isInOpenFold,
    ],
  );

it("folds rows about one subject behind the latest, within their section", () => {
  expect(
    shape([
      row("a", "x", false),
      row("b", "x", false),
      row("c", "x"),
      row("d", "y"),
      row("e", "x"),
    ]),
  ).toEqual([
    [null, "a", "b", false],
    ["Thu 2 Jan 2020", "c", "e", false],
    [null, "d", "", false],
  ]);
});

it("lists the folded rows of an open fold", () => {
  expect(
    shape([row("a", "x", false), row("b", "y", false), row("c", "x", false)], "unread x"),
  ).toEqual([
    [null, "a", "c", false],
    [null, "c", "", true],
    [null, "b", "", false],
  ]);
});

it("never folds rows without a subject, though they share a group", () => {
  const announcement = (id: string) => ({ ...row(id, "system"), related_object_id: null });
  expect(shape([announcement("a"), announcement("b")])).toEqual([
    ["Thu 2 Jan 2020", "a", "", false],
    [null, "b", "", false],
  ]);
});
