import { getTableColumns, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { hintOtherNodes, sqlStatement, together, transaction, type Database } from "@/lib/core/db";
import { getUnreadCounts } from "@/lib/domain/notification/read/unread-count";
import type { UnreadCount } from "@/lib/domain/notification/schema";
import { advanceFeeds } from "@/lib/domain/notification/steps/advance-feeds";
import { firstDeliveries } from "@/lib/domain/notification/steps/first-deliveries";
import { deliveries, feeds, notifications } from "@/lib/domain/notification/table";
import { recipientPreferences } from "@/lib/domain/preference/read/preferences";
import { wordingOf } from "@/lib/domain/template/read/wording";
import { resolutionsOf } from "@/lib/event/resolution";
import type { Lane } from "@/lib/event/table";
import { draftsOf } from "./draft-events";
import { FeedChanges } from "./feed-changes";
import { listDueEvents, markDispatched, setAside, lockLane, type StoredEvent } from "./outbox";
import { recipientsOf, dedupeOf, knownKeysOf, type Failure } from "./plan";
import { listResolved, storeResolutions } from "./resolution";
import { followedOf, publishWritten, type Written } from "./written";

export interface Batch {
  /** Ids of the events that were taken: dispatched, or set aside. */
  ids: string[];
  failures: Failure[];
}
interface Expanded extends Batch {
  written: Written;
}

/**
 * Writes the notifications of the next events of a lane, in one transaction that marks the events
 * as dispatched, and publishes the rows in this process. `onlyId` restricts it to that event. An
 * event that cannot be expanded is set aside and delays no other. An event that was committed
 * before the call is in the batch, unless the batch is full.
 */
export async function dispatchBatch(
  lane: Lane,
  { onlyId }: { onlyId?: string } = {},
): Promise<Batch> {
  const { written, ...batch } = await transaction(async (tx): Promise<Expanded> => {
    const [, due] = await together([lockLane(lane), listDueEvents(lane, onlyId ?? null)]);
    return due.length ? expand(tx, due) : { ids: [], failures: [], written: new Map() };
  });
  publishWritten(written);
  if (written.size) hintOtherNodes("users", written.keys());
  return batch;
}

async function expand(tx: Database, due: StoredEvent[]): Promise<Expanded> {
  const now = clock.now();
  const failures: Failure[] = [];
  const readable = due.filter((event) => isReadable(event, failures));
  const recipients = readable.map(recipientsOf);
  const resolutions = readable.flatMap(resolutionsOf);
  const [people, wording, resolved, known] = await together([
    recipientPreferences(
      recipients.flatMap((one) => one.ids),
      [...new Set(recipients.flatMap((one) => one.roles))],
    ),
    wordingOf(readable.map((event) => event.type)),
    listResolved(resolutions),
    knownKeysOf(readable),
  ]);
  const drafts = await draftsOf(readable, { ...people, wording, known, now }, failures);
  const changes = new FeedChanges();
  for (const draft of drafts) changes.addNew(draft);
  for (const one of resolved) changes.addResolved(one);
  changes.number();
  const counts = changes.counts();
  const ids = due.map((event) => event.id);
  const failed = new Set(failures.map((one) => one.id));
  const followed = followedOf(counts.keys());
  // The feeds come first, because the rows take their positions from them, and the counts last.
  const [positions, changed, , , , unread] = await together([
    advanceFeeds(counts),
    storeResolutions(changes.resolved),
    drafts.length
      ? insertRows(
          "notifications",
          drafts.map((draft) => draft.row),
        )
      : undefined,
    drafts.length
      ? insertRows(
          "notification_deliveries",
          drafts.flatMap(({ row, event_id, decisions }) =>
            firstDeliveries({ ...row, event_id }, decisions, now),
          ),
        )
      : undefined,
    markDispatched(ids.filter((id) => !failed.has(id))),
    followed.length ? getUnreadCounts(followed) : new Map<string, UnreadCount>(),
    ...failures.map(({ id, error }) => setAside(tx, id, error)),
  ]);
  changes.settle(positions);
  return { ids, failures, written: changes.written(changed, unread) };
}

function isReadable(event: StoredEvent, failures: Failure[]): boolean {
  try {
    recipientsOf(event);
    resolutionsOf(event);
    dedupeOf(event);
    return true;
  } catch (error) {
    failures.push({ id: event.id, error });
    return false;
  }
}

/** Columns that count from the position of the feed. */
const positions: ReadonlySet<string> = new Set(["seq", "born_seq"]);

/** Inserts whole rows as one parameter, so that the statement has one text for any number. */
const insertRows = (
  table: "notifications" | "notification_deliveries",
  values: readonly object[],
) => insertsOf[table]({ json: JSON.stringify(values) });
const insertsOf = {
  notifications: sqlStatement()(({ json }: { json: string }) => {
    const columns = Object.keys(getTableColumns(notifications));
    const values = columns.map((name) =>
      sql.raw(positions.has(name) ? `f.seq + r.${name}` : `r.${name}`),
    );
    return sql`
      insert into ${notifications} (${sql.raw(columns.join(", "))})
      select ${sql.join(values, sql`, `)}
      from json_populate_recordset(null::${notifications}, ${json}::json) r
      join ${feeds} f on f.user_id = r.recipient_id`;
  }),
  notification_deliveries: sqlStatement()(
    ({ json }: { json: string }) => sql`
      insert into ${deliveries}
      select * from json_populate_recordset(null::${deliveries}, ${json}::json)`,
  ),
};
