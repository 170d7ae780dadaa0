import { expect, it } from "vitest";
import type { QueueItem } from "@/lib/domain/desk/schema";
import { inOrder } from "./queue-order";

const cash = (id: string, hold_until: string | null, asked_at = "2026-11-21T12:00:00.000Z") =>
  ({ id, kind: "cash", asked_at, booking: { hold_until } }) as QueueItem;
const owner = (id: string, asked_at: string) => ({ id, kind: "owner", asked_at }) as QueueItem;
const idsOf = (items: QueueItem[]) => items.map((item) => item.id);

it("has on top what runs out first, and then what has waited longest", () => {
  const items = [
    owner("new", "2026-11-21T11:00:00.000Z"),
    owner("old", "2026-11-20T11:00:00.000Z"),
    cash("later", "2026-11-21T12:15:00.000Z"),
    cash("soon", "2026-11-21T12:05:00.000Z", "2026-11-21T12:01:00.000Z"),
  ];
  expect(idsOf(inOrder(items, {}))).toEqual(["soon", "later", "old", "new"]);
});

it("keeps a row in its place when somebody decides and its deadline goes", () => {
  const known = { second: "2026-11-21T12:10:00.000Z" };
  const items = [
    cash("third", "2026-11-21T12:15:00.000Z"),
    cash("second", null),
    cash("first", "2026-11-21T12:05:00.000Z"),
  ];
  expect(idsOf(inOrder(items, known))).toEqual(["first", "second", "third"]);
});
