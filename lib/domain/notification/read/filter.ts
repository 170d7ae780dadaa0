import { and, eq, gt, gte, ilike, inArray, isNotNull, isNull, lt, lte, or, sql, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { channelAlias, type ListQuery } from "../schema";
import { deliveries, notifications as n } from "../table";

/** What the filters of a list and of mark-all have in common; all of them are optional. */
export type Filters = Partial<Omit<ListQuery, "ordering" | "expand" | "page" | "page_size">> & { before_seq?: number | undefined };

/** Rows of one person that are not deleted, and not asleep unless asked for. */
export const ownedBy = (userId: string): SQL => and(eq(n.recipient_id, userId), isNull(n.deleted_at))!;

/** The badge counts these (data.md I7). */
export const isUnread = (): SQL =>
  and(isNull(n.read_at), isNull(n.archived_at), or(isNull(n.snoozed_until), lt(n.snoozed_until, clock.now())))!;

export function conditions(filters: Filters): SQL | undefined {
  const { notification_type, notification_types, event_type, type, level, priority, booking, lot, group_key, created_after, created_before, search, since_seq } = filters;
  const channel = notification_type && channelAlias[notification_type];
  const pattern = search && `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const all: (SQL | undefined | false | "")[] = [
    readState(filters), archivedState(filters.archived), ticketState(filters.ticket),
    channel ? hasChannel(channel) : notification_type && eq(n.category, notification_type as typeof n.$inferSelect.category),
    notification_types && inArray(n.category, notification_types), event_type && eq(n.event_type, event_type), type && eq(n.event_type, type),
    level && eq(n.level, level), priority && eq(n.priority, priority), booking && and(eq(n.related_type, "booking"), eq(n.related_id, booking)),
    lot && eq(n.lot_id, lot), group_key && eq(n.group_key, group_key), created_after && gte(n.created_at, new Date(created_after)),
    created_before && lte(n.created_at, new Date(created_before)), pattern && or(ilike(n.title, pattern), ilike(n.message, pattern)),
    since_seq !== undefined && gt(n.seq, since_seq), filters.before_seq !== undefined && lte(n.seq, filters.before_seq),
  ];
  return and(...all.map((condition) => condition || undefined));
}

/** `is_read`, `is_unread` and S0's `status=read|unread` say the same; the delivery statuses mean the in-app row (C5). */
function readState({ is_read, is_unread, status }: Filters): SQL | undefined {
  const wanted = [is_read, is_unread === undefined ? undefined : !is_unread, status === "read" ? true : status === "unread" ? false : undefined];
  const read = wanted.filter((one) => one !== undefined).map((one) => (one ? isNotNull(n.read_at) : isNull(n.read_at)));
  const delivery = status && status !== "read" && status !== "unread" ? hasStatus(status) : undefined;
  return and(...read, delivery);
}

const archivedState = (archived: Filters["archived"]): SQL | undefined =>
  archived === "all" ? undefined : archived === "true" ? isNotNull(n.archived_at) : isNull(n.archived_at);

const ticketState = (ticket: string | undefined): SQL | undefined => (ticket ? and(eq(n.related_type, "ticket"), eq(n.related_id, ticket)) : undefined);

const hasChannel = (channel: typeof deliveries.$inferSelect.channel): SQL =>
  sql`exists (select 1 from ${deliveries} where ${deliveries.notification_id} = ${n.id} and ${eq(deliveries.channel, channel)})`;

const stored = { pending: ["queued", "sending"], sent: ["sent"], failed: ["failed", "dead"], cancelled: ["cancelled"] } as const;
const hasStatus = (status: keyof typeof stored): SQL =>
  sql`exists (select 1 from ${deliveries} where ${deliveries.notification_id} = ${n.id} and ${inArray(deliveries.status, [...stored[status]])})`;
