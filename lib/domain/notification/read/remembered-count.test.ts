import fc from "fast-check";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { users } from "@/lib/domain/user/table";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bookingOf, happen } from "@/lib/testing/dispatch";
import { storedFor } from "@/lib/testing/events";
import { notify } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { sources, textOf } from "@/lib/testing/source";
import { listQuery } from "../schema";
import { deliveries, type NotificationRow } from "../table";
import { archiveMany, archiveNotification, unarchiveNotification } from "../write/archive";
import { applyRetention } from "../write/apply-retention";
import { deleteAll, deleteMany, deleteNotification } from "../write/delete";
import { editNotification } from "../write/edit";
import { expireNotifications } from "../write/expire";
import { markAllRead } from "../write/mark-all-read";
import { markAsRead, markAsUnread, markManyRead } from "../write/mark-read";
import { markSeen } from "../write/mark-seen";
import { purgeTombstones } from "../write/purge-tombstones";
import { snoozeNotification, unsnoozeNotification } from "../write/snooze";
import { wakeSnoozed } from "../write/wake-snoozed";
import { listNotifications } from "./notifications";
import { getUnreadCount } from "./unread-count";

useTestDatabase();

const START = "2026-06-01T12:00:00.000Z";
let ana: Actor;
let admin: Actor;
beforeEach(async () => {
  freezeClock(START);
  [ana, admin] = [await person("owner"), await person("admin")];
});

const lists = ["", "is_read=false", "archived=all", "archived=true&snoozed=all", "snoozed=true"];
const queryOf = (list: string) => listQuery.parse(Object.fromEntries(new URLSearchParams(list)));

/** What the product answers. */
const answered = async () => ({
  lists: await Promise.all(
    lists.map(async (list) => (await listNotifications(ana, queryOf(`${list}&page_size=2`))).count),
  ),
  unread: await getUnreadCount(ana.id),
});

const isAwake = (row: NotificationRow) =>
  row.snoozed_until === null || row.snoozed_until <= clock.now();
const isVisible = (row: NotificationRow) => row.archived_at === null && isAwake(row);
const listed: ((row: NotificationRow) => boolean)[] = [
  isVisible,
  (row) => isVisible(row) && row.read_at === null,
  isAwake,
  (row) => row.archived_at !== null,
  (row) => row.archived_at === null && !isAwake(row),
];

/** The same, counted here from the stored rows. */
async function expected() {
  const rows = (await storedFor(ana)).filter((row) => row.deleted_at === null);
  const unread = rows.filter(
    (row) =>
      row.read_at === null &&
      row.archived_at === null &&
      (row.snoozed_until === null || row.snoozed_until < clock.now()),
  );
  const byType: Record<string, number> = {};
  for (const { category } of unread) byType[category] = (byType[category] ?? 0) + 1;
  return {
    lists: listed.map((matches) => rows.filter(matches).length),
    unread: expect.objectContaining({
      unread_count: unread.length,
      unseen_count: unread.filter((row) => row.seen_at === null).length,
      action_required: unread.filter((row) => row.asks && row.resolved === null).length,
      by_type: byType,
    }) as unknown,
  };
}

/** Everything that changes notifications. `pick` chooses one of Ana's, `amount` is from 1 to 9. */
interface Choice {
  pick: () => Promise<string>;
  amount: number;
}
const inDays = (days: number) => Promise.resolve(advance({ hours: 24 * days }));
const acts: Record<string, (choice: Choice) => Promise<unknown>> = {
  "a new one": () => notify(ana, { category: "booking" }),
  "a new one that expires": ({ amount }) =>
    notify(ana, { expires_at: clock.inMinutes(amount).toISOString() }),
  "a question": () => happen("cash_payment_pending", bookingOf(admin, ana)),
  "an answer to questions": async () => {
    for (const { data } of await storedFor(ana, "cash_payment_pending"))
      await happen("payment_verified", { ...data, driver_id: admin.id, owner_id: ana.id });
  },
  read: async ({ pick }) => markAsRead(ana, await pick()),
  unread: async ({ pick }) => markAsUnread(ana, await pick()),
  "read by id": async ({ pick }) => markManyRead(ana.id, [await pick(), await pick()], true),
  "all read": () => markAllRead(ana.id, {}),
  seen: ({ amount }) => markSeen(ana.id, amount),
  archived: async ({ pick }) => archiveNotification(ana, await pick()),
  unarchived: async ({ pick }) => unarchiveNotification(ana, await pick()),
  "archived by id": async ({ pick }) => archiveMany(ana.id, [await pick()]),
  snoozed: async ({ pick, amount }) => snoozeNotification(ana, await pick(), { minutes: amount }),
  unsnoozed: async ({ pick }) => unsnoozeNotification(ana, await pick()),
  edited: async ({ pick }) =>
    editNotification(ana, await pick(), { is_read: true, archived: true }),
  deleted: async ({ pick }) => deleteNotification(ana.id, await pick()),
  "deleted by id": async ({ pick }) => deleteMany(ana.id, [await pick()]),
  "all read ones deleted": () => deleteAll(ana, { read: "true" }),
  "a snooze that has ended": () => wakeSnoozed(),
  expiry: () => expireNotifications(),
  retention: async ({ amount }) => {
    await inDays(50 * amount);
    await applyRetention();
  },
  "tombstones purged": async () => {
    await inDays(31);
    await purgeTombstones();
  },
  "minutes pass": ({ amount }) => Promise.resolve(advance({ minutes: amount })),
  "the clock is set back": ({ amount }) => Promise.resolve(advance({ minutes: -amount })),
  "a change that is undone, and one that takes its position": async ({ pick }) => {
    const id = await pick();
    await transaction(async () => {
      await markAsRead(ana, id);
      await answered();
      throw new Error("undone");
    }).catch(() => undefined);
    await notify(ana);
  },
};
const changeNothing = ["minutes pass", "the clock is set back"];

/** An act that finds nothing to change, or nothing at all, changes no count either. */
const perform = async (name: string, seed: number): Promise<void> => {
  const pick = async () => {
    const rows = (await storedFor(ana))
      .filter((row) => row.deleted_at === null)
      .sort((a, b) => a.born_seq - b.born_seq);
    return rows[seed % Math.max(rows.length, 1)]?.id ?? "00000000-0000-7000-8000-000000000000";
  };
  await acts[name]!({ pick, amount: 1 + (seed % 9) }).catch((error: unknown) => {
    if (!(error instanceof Error) || !("problem" in error)) throw error;
  });
};

describe("I17: a count that is remembered is the one of the stored rows", () => {
  const before: Record<string, string[]> = {
    "an answer to questions": ["a question"],
    unread: ["read"],
    unarchived: ["archived"],
    unsnoozed: ["snoozed"],
    "all read ones deleted": ["read"],
    "a snooze that has ended": ["snoozed", "minutes pass"],
    expiry: ["a new one that expires", "minutes pass"],
    retention: ["read"],
    "tombstones purged": ["deleted"],
  };

  it.each(Object.keys(acts))("after: %s", async (name) => {
    for (const first of ["a new one", "a new one", ...(before[name] ?? [])])
      await perform(first, 4);
    await answered();
    const stored = await storedFor(ana);
    await perform(name, 4);
    if (!changeNothing.includes(name)) expect(await storedFor(ana)).not.toEqual(stored);
    expect(await answered()).toEqual(await expected());
    expect(await answered(), "again").toEqual(await expected());
  });

  it("whatever happens in whatever order, also within one millisecond", async () => {
    const act = fc.record({ name: fc.constantFrom(...Object.keys(acts)), seed: fc.nat(1000) });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 25 }), async (sequence) => {
        ana = await person("owner");
        for (const { name, seed } of sequence) {
          await perform(name, seed);
          expect(await answered(), name).toEqual(await expected());
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it("at the very moment a snooze ends, and the moments around it", async () => {
    await snoozeNotification(ana, await notify(ana), { minutes: 5 });
    for (const seconds of [0, 299.999, 0.001, 0.001, -0.001, -0.001, 0.002]) {
      advance({ seconds });
      expect(await answered(), clock.now().toISOString()).toEqual(await expected());
    }
  });

  it("once the account is gone", async () => {
    await notify(ana);
    await answered();
    await db().delete(users).where(eq(users.id, ana.id));
    expect(await answered()).toEqual(await expected());
  });
});

it("I17: counts again only when the feed has moved on", async () => {
  await notify(ana, { channels: ["in_app", "email"] });
  await answered();
  // SQL by hand that does not move the feed on is not noticed.
  await db().update(deliveries).set({ status: "queued" });
  expect((await getUnreadCount(ana.id)).by_channel.EMAIL).toBe(0);
  await notify(ana);
  expect((await getUnreadCount(ana.id)).by_channel.EMAIL).toBe(1);
});

it("I17: only these write notifications and deliveries", () => {
  const writes = new RegExp(
    [
      /\.(insert|update|delete)\(\s*(n|notifications|deliveries)\s*\)/,
      /(into|update|delete from) (\$\{(n|notifications|deliveries)\}|"?notification(s|_del))/,
      /insertRows\(/,
      /new Queue<\w+>\(deliveries\)/,
    ]
      .map((one) => one.source)
      .join("|"),
  );
  const writers = sources.filter(
    (file) =>
      /^(lib|app)\//.test(file) && !/\.test\.|testing/.test(file) && writes.test(textOf(file)),
  );
  // Before you add one: does it move the feed on (docs/data.md I17)?
  expect(writers).toEqual([
    "lib/delivery/delivery-queue.ts",
    "lib/delivery/dispatch.ts",
    "lib/delivery/resolution.ts",
    "lib/domain/channel/steps/note-status.ts",
    "lib/domain/channel/steps/requeue.ts",
    "lib/domain/notification/steps/change-feed.ts",
    "lib/domain/notification/write/mark-received.ts",
    "lib/domain/notification/write/purge-tombstones.ts",
  ]);
});
