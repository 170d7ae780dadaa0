import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { notifyTimes } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { markAsRead } from "./mark-read";
import { markSeen } from "./mark-seen";

useTestDatabase();

it("marks what was created up to a position, and counts the rest", async () => {
  const ana = await person("driver");
  await notifyTimes(ana, 3);
  expect(await markSeen(ana.id, 2)).toEqual({ unseen_count: 1 });
  const rows = await storedFor(ana);
  // Rows that change together share one position in the feed.
  const seen = new Map(rows.map((row) => [row.born_seq, row.seen_at !== null]));
  expect([1, 2, 3].map((seq) => seen.get(seq))).toEqual([true, true, false]);
});

it("goes by the creation of a notification, not by its last change", async () => {
  const ana = await person("driver");
  const [first] = await notifyTimes(ana, 2);
  await markAsRead(ana, first!);
  await markSeen(ana.id, 1);
  expect((await storedFor(ana)).find((row) => row.id === first)!.seen_at).not.toBeNull();
});

it("leaves it unread, and does nothing the second time", async () => {
  const ana = await person("driver");
  await notifyTimes(ana, 1);
  await markSeen(ana.id, 1);
  const before = await storedFor(ana);
  await markSeen(ana.id, 1);
  expect(await storedFor(ana)).toEqual(before);
  expect(before[0]).toMatchObject({ read_at: null, change: "seen" });
});

it("I10: leaves other people's unseen", async () => {
  const ana = await person("driver");
  await notifyTimes(ana, 1);
  await markSeen((await person("driver")).id, 10);
  expect((await storedFor(ana))[0]!.seen_at).toBeNull();
});
