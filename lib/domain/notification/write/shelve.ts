import { and, eq, gt, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { errors } from "@/lib/core/errors";
import { countUnread } from "../read/count";
import { conditions, type Filters } from "../read/filter";
import { getNotification, loadNotification, type Reader } from "../read/notifications";
import { isWithinAYear } from "../rules";
import type { Notification } from "../schema";
import { notifications as n, type Change } from "../table";
import { changeFeed, type Values } from "./feed";

/** One notification out of the list or back into it. Doing it twice changes nothing; throws 404. */
async function shelve(
  reader: Reader,
  id: string,
  where: SQL | undefined,
  change: Change,
  values: Values,
): Promise<Notification> {
  await changeFeed(reader.id, and(eq(n.id, id), where), change, values);
  return getNotification(reader, id);
}

export const archive = (reader: Reader, id: string) =>
  shelve(reader, id, isNull(n.archived_at), "archived", { archived_at: clock.now() });
export const unarchive = (reader: Reader, id: string) =>
  shelve(reader, id, isNotNull(n.archived_at), "unarchived", { archived_at: null });

/** Away until then; it comes back with a toast (write/keep.ts). Throws 400 for a moment that has passed. */
export async function snooze(
  reader: Reader,
  id: string,
  when: { until?: string | undefined; minutes?: number | undefined },
): Promise<Notification> {
  await loadNotification(reader.id, id);
  const until = when.until ? new Date(when.until) : clock.inMinutes(when.minutes!);
  if (!isWithinAYear(until, clock.now()))
    throw errors.invalid({ until: ["Choose a time within the coming year."] });
  return shelve(reader, id, undefined, "snoozed", { snoozed_until: until, wakes_at: until });
}

export const unsnooze = (reader: Reader, id: string) =>
  shelve(reader, id, gt(n.snoozed_until, clock.now()), "unsnoozed", {
    snoozed_until: null,
    wakes_at: null,
  });

export async function bulkArchive(userId: string, ids: string[]) {
  const changed = await changeFeed(
    userId,
    and(inArray(n.id, ids), isNull(n.archived_at)),
    "archived",
    { archived_at: clock.now() },
  );
  return {
    message: `Successfully archived ${inWords(changed.length)}`,
    archived_count: changed.length,
    unread_count: await countUnread(userId),
  };
}

const gone = (): Values => ({ deleted_at: clock.now(), wakes_at: null });
const inWords = (count: number) => `${count} notification${count === 1 ? "" : "s"}`;

/** Throws 404. */
export async function deleteNotification(userId: string, id: string): Promise<void> {
  const changed = await changeFeed(userId, eq(n.id, id), "deleted", gone());
  if (!changed.length) throw errors.notFound();
}

/** Deletes those of the ids that are the person's. */
export async function bulkDelete(userId: string, ids: string[]) {
  const changed = await changeFeed(userId, inArray(n.id, ids), "deleted", gone());
  return {
    message: `Successfully deleted ${inWords(changed.length)}`,
    deleted_count: changed.length,
    unread_count: await countUnread(userId),
  };
}

/** Deletes what the filters match: by default only what was read. */
export async function deleteAll(
  reader: Reader,
  { read, ...filters }: Filters & { read: "true" | "false" | "all" },
): Promise<void> {
  const state =
    read === "all" ? undefined : read === "true" ? isNotNull(n.read_at) : isNull(n.read_at);
  await changeFeed(
    reader.id,
    and(state, conditions({ tz: reader.timezone, ...filters })),
    "deleted_all",
    gone(),
  );
}
