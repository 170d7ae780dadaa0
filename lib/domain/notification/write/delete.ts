import { and, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import { errors } from "@/lib/core/errors";
import { conditions, type Filters } from "../read/conditions";
import type { Recipient } from "../read/notifications";
import { countUnread } from "../read/unread-count";
import { notifications as n } from "../table";
import { changeFeed, changeFeedInParts, deletedValues } from "../steps/change-feed";

/** Deletes a notification. Throws 404. */
export async function deleteNotification(recipientId: string, id: string): Promise<void> {
  const deleted = await changeFeed(recipientId, eq(n.id, id), "deleted", deletedValues());
  if (!deleted.length) throw errors.notFound();
}

/** Deletes the recipient's own notifications among the ids; other ids are ignored. */
export async function deleteMany(recipientId: string, ids: string[]) {
  const { length: count } = await changeFeed(
    recipientId,
    inArray(n.id, ids),
    "deleted",
    deletedValues(),
  );
  return {
    message: `Successfully deleted ${count} notification${count === 1 ? "" : "s"}`,
    deleted_count: count,
    unread_count: await countUnread(recipientId),
  };
}

type ReadFilter = "true" | "false" | "all";
const readStates: Record<ReadFilter, SQL | undefined> = {
  true: isNotNull(n.read_at),
  false: isNull(n.read_at),
  all: undefined,
};

/** Deletes what matches the filters and the read state. */
export async function deleteAll(
  recipient: Recipient,
  { read, ...filters }: Filters & { read: ReadFilter },
): Promise<void> {
  await changeFeedInParts(
    recipient.id,
    and(readStates[read], conditions({ tz: recipient.timezone, ...filters })),
    "deleted_all",
    deletedValues(),
  );
}
