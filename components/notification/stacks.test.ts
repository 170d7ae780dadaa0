import { expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import { linesOf } from "./stacks";

const row = (id: string, group_key: string, is_read = true) =>
  ({ id, group_key, is_read, created_at: "2020-01-02T10:00:00Z" }) as Notification;
const shape = (rows: Notification[], ...open: string[]) =>
  linesOf(rows, "UTC", new Set(open)).map(({ row: lead, heading, behind, isInside }) => [
    heading,
    lead.id,
    behind.map((one) => one.id).join(""),
    isInside,
  ]);

it("folds rows about one matter behind the latest, within their section", () => {
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
    ["Thu 2 Jan", "c", "e", false],
    [null, "d", "", false],
  ]);
});

it("shows what is behind when the stack is open", () => {
  expect(
    shape([row("a", "x", false), row("b", "y", false), row("c", "x", false)], "unread x"),
  ).toEqual([
    [null, "a", "c", false],
    [null, "c", "", true],
    [null, "b", "", false],
  ]);
});

it("leaves what is about nothing in particular alone, though it shares a group", () => {
  const announcement = (id: string) => ({ ...row(id, "system"), related_object_id: null });
  expect(shape([announcement("a"), announcement("b")])).toEqual([
    ["Thu 2 Jan", "a", "", false],
    [null, "b", "", false],
  ]);
});
