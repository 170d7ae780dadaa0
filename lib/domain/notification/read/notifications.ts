import { and, asc, count, desc, eq, sql, type SQL } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { clock } from "@/lib/core/clock";
import { db, statement, together } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { findUser, fullName } from "@/lib/domain/user/read";
import { listPage } from "@/lib/http/page";
import type { ListQuery, Notification } from "../schema";
import { notifications as n, type NotificationRow } from "../table";
import { conditions, dependsOnFeedAlone, ownedBy, type Filters } from "./conditions";
import { deliveriesOf } from "./deliveries";
import { countColumns, rememberedCount, type CountValues } from "./remembered-count";
import { toWire, wireColumns, type Recipient, type WireRow } from "./wire";

export type { Recipient };

const MAX_PAGE_STATEMENTS = 50;

const orderings: Record<string, SQL | typeof n.created_at> = {
  created_at: n.created_at,
  is_read: sql`(${n.read_at} is not null)`,
  seq: sql`${n.seq}`,
  priority: sql`case ${n.priority} when 'HIGH' then 2 when 'MEDIUM' then 1 else 0 end`,
};

/** The ORDER BY of a list. `born_seq` orders rows of one transaction, which share `created_at`. */
export function orderOf(ordering: readonly string[] = ["-created_at"]): SQL[] {
  const order = ordering.map((key) =>
    key.startsWith("-") ? desc(orderings[key.slice(1)]!) : asc(orderings[key]!),
  );
  return [...order, ordering.includes("created_at") ? asc(n.born_seq) : desc(n.born_seq)];
}

/** A page of a recipient's notifications, the newest first unless the query says otherwise. */
export const listNotifications = (recipient: Recipient, query: ListQuery, extra?: Filters) =>
  listPage(query, async (limit, offset) => {
    const { ordering, expand = "", page: _page, page_size: _size, ...filters } = query;
    const { count: total, found } = await readPage(
      recipient,
      { ...filters, ...extra },
      { ordering, limit, offset },
    );
    const expanded = expand.split(",");
    const sent = expanded.includes("deliveries")
      ? await deliveriesOf(found.map((row) => row.id))
      : undefined;
    return {
      count: total,
      rows: found.map((row) =>
        toWire(row, recipient, {
          deliveries: sent?.get(row.id),
          metadata: expanded.includes("metadata"),
        }),
      ),
    };
  });

interface Slice {
  ordering: readonly string[] | undefined;
  limit: number;
  offset: number;
}

/** The rows of a page and the number of all rows, in one statement. */
async function readPage(
  recipient: Recipient,
  filters: Filters,
  slice: Slice,
): Promise<{ count: number; found: WireRow[] }> {
  const question = dependsOnFeedAlone(filters) ? `list ${JSON.stringify(filters)}` : null;
  const { values, valueIn } = rememberedCount<number>(recipient.id, question, clock.now());
  const all = { tz: recipient.timezone, ...filters };
  const found =
    question === null
      ? await pageOf({ ...values, offset: slice.offset }, all, slice)
      : await pageStatement(question, filters, slice)({ ...values, offset: slice.offset });
  if (found[0]) return { count: valueIn(found[0]), found };
  return { count: slice.offset > 0 ? await countAll(values, all) : 0, found };
}

interface PageValues extends CountValues {
  offset: number;
}

const matching = ({ recipient, now }: CountValues, filters: Filters) =>
  and(ownedBy(recipient), conditions(filters, now));

/**
 * LIMIT is a constant, and the first page has no OFFSET: with parameters PostgreSQL would expect
 * many rows and plan each call again.
 */
function pageOf(values: PageValues, filters: Filters, { ordering, limit, offset }: Slice) {
  const where = matching(values, filters);
  const order = orderOf(ordering);
  const page = db()
    .select({
      ...wireColumns,
      ...countColumns(values, sql`(select count(*) from ${n} where ${where})`),
    })
    .from(n)
    .where(where)
    .orderBy(...order.slice(0, -1), sql`${order.at(-1)} limit ${sql.raw(String(limit))}`);
  return offset > 0 ? page.offset(values.offset) : page;
}

const pageStatements = new LRUCache<string, ReturnType<typeof newPageStatement>>({
  max: MAX_PAGE_STATEMENTS,
});
const newPageStatement = (filters: Filters, slice: Slice) =>
  statement((values: PageValues) => pageOf(values, filters, slice));

/** The statement of a page with these filters, which do not depend on the time of the call. */
function pageStatement(question: string, filters: Filters, slice: Slice) {
  const key = `${question} ${slice.ordering?.join()} ${slice.limit} ${slice.offset > 0}`;
  const known = pageStatements.get(key);
  if (known) return known;
  const made = newPageStatement(filters, slice);
  pageStatements.set(key, made);
  return made;
}

async function countAll(values: CountValues, filters: Filters): Promise<number> {
  const [total] = await db().select({ n: count() }).from(n).where(matching(values, filters));
  return total!.n;
}

/** A recipient's notification with its deliveries. Throws 404. */
export async function getNotification(recipient: Recipient, id: string): Promise<Notification> {
  const [row, deliveries] = await together([
    loadNotification(recipient.id, id),
    deliveriesOf([id]),
  ]);
  return toWire(row, recipient, { deliveries: deliveries.get(id), metadata: true });
}

/** The stored row of a recipient's notification. Throws 404. */
export async function loadNotification(recipientId: string, id: string): Promise<NotificationRow> {
  const [row] = await db()
    .select()
    .from(n)
    .where(and(ownedBy(recipientId), eq(n.id, id)));
  if (!row) throw errors.notFound();
  return row;
}

/** Another person as a recipient, for answers to those who write to them. Throws 404. */
export async function recipientOf(userId: string): Promise<Recipient> {
  const user = await findUser(userId);
  if (!user) throw errors.notFound();
  return { id: user.id, name: fullName(user), timezone: user.timezone };
}
