import {
  and,
  eq,
  gt,
  gte,
  ilike,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  sql,
  type SQL,
} from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import { clock } from "@/lib/core/clock";
import { patternOf } from "@/lib/core/search";
import type { Channel } from "@/lib/event/event";
import { channelAlias, storedStatuses, type ListQuery } from "../schema";
import { deliveries, notifications as n } from "../table";

/** What the filters of a list and of mark-all have in common; all of them are optional. */
export type Filters = Partial<Omit<ListQuery, "ordering" | "expand" | "page" | "page_size">> & {
  before_seq?: number | undefined;
};

/** Rows of one person that are not deleted. */
export const ownedBy = (userId: string): SQL =>
  and(eq(n.recipient_id, userId), isNull(n.deleted_at))!;

/** The badge counts these (data.md I7). */
export const isUnread = (): SQL =>
  and(
    isNull(n.read_at),
    isNull(n.archived_at),
    or(isNull(n.snoozed_until), lt(n.snoozed_until, clock.now())),
  )!;

/** What the filters mean; `tz` is where days begin when `period` is among them. */
export function conditions(filters: Filters): SQL | undefined {
  const {
    notification_type,
    notification_types,
    event_type,
    type,
    level,
    priority,
    booking,
    lot,
    group_key,
    created_after,
    created_before,
    search,
    since_seq,
  } = filters;
  const channel = notification_type && channelAlias[notification_type];
  const pattern = search && patternOf(search);
  const all: (SQL | undefined | false | "")[] = [
    readState(filters),
    archivedState(filters.archived),
    sleepState(filters.snoozed),
    about("ticket", filters.ticket),
    about("booking", booking),
    filters.related_to && about(...filters.related_to),
    wentBy(filters, channel),
    within(filters),
    !channel &&
      notification_type &&
      eq(n.category, notification_type as typeof n.$inferSelect.category),
    notification_types && inArray(n.category, notification_types),
    event_type && eq(n.event_type, event_type),
    type && eq(n.event_type, type),
    level && eq(n.level, level),
    priority && eq(n.priority, priority),
    lot && eq(n.lot_id, lot),
    group_key && eq(n.group_key, group_key),
    created_after && gte(n.created_at, new Date(created_after)),
    created_before && lte(n.created_at, new Date(created_before)),
    pattern && or(ilike(n.title, pattern), ilike(n.message, pattern)),
    since_seq !== undefined && gt(n.seq, since_seq),
    filters.before_seq !== undefined && lte(n.born_seq, filters.before_seq),
  ];
  return and(...all.map((condition) => condition || undefined));
}

/** `is_read`, `is_unread` and S0's `status=read|unread` say the same (C5). */
function readState({ is_read, is_unread, status }: Filters): SQL | undefined {
  const wanted = [
    is_read,
    is_unread === undefined ? undefined : !is_unread,
    status === "read" ? true : status === "unread" ? false : undefined,
  ];
  return and(
    ...wanted
      .filter((one) => one !== undefined)
      .map((one) => (one ? isNotNull(n.read_at) : isNull(n.read_at))),
  );
}

const archivedState = (archived: Filters["archived"]): SQL | undefined =>
  archived === "all"
    ? undefined
    : archived === "true"
      ? isNotNull(n.archived_at)
      : isNull(n.archived_at);

/** What sleeps is out of sight until it wakes. */
const sleepState = (snoozed: Filters["snoozed"]): SQL | undefined => {
  if (snoozed === "all") return undefined;
  return snoozed === "true"
    ? gt(n.snoozed_until, clock.now())
    : or(isNull(n.snoozed_until), lte(n.snoozed_until, clock.now()));
};

const about = (type: string, id: string | undefined): SQL | undefined =>
  id ? and(eq(n.related_type, type), eq(n.related_id, id)) : undefined;

/** The channel it went by and how that ended. A status alone means the bell's, as in the object; a channel alone means that it was not cancelled there. */
function wentBy(
  { delivery_channel, status }: Filters,
  alias: Channel | undefined,
): SQL | undefined {
  const asked =
    delivery_channel && (channelAlias[delivery_channel] ?? (delivery_channel as Channel));
  const wanted =
    status && status in storedStatuses
      ? storedStatuses[status as keyof typeof storedStatuses]
      : undefined;
  const wantedChannels = [asked, alias].filter((one) => one !== undefined);
  if (!wantedChannels.length && !wanted) return undefined;
  return and(
    ...(wantedChannels.length ? wantedChannels : (["in_app"] as const)).map(
      (channel) =>
        sql`exists (select 1 from ${deliveries} where ${deliveries.notification_id} = ${n.id} and ${deliveries.recipient_id} = ${n.recipient_id}
      and ${eq(deliveries.channel, channel)} and ${wanted ? inArray(deliveries.status, [...wanted]) : ne(deliveries.status, "cancelled")})`,
    ),
  );
}

/** Days begin where the person is (U16); a week and a month are the last 7 and 30 of them. */
function within({ period, tz }: Filters): SQL | undefined {
  if (!period || period === "all") return undefined;
  const from = dayBegins(tz ?? "UTC", { today: 0, yesterday: 1, week: 6, month: 29 }[period]);
  return and(
    gte(n.created_at, from),
    period === "yesterday" ? lt(n.created_at, dayBegins(tz ?? "UTC", 0)) : undefined,
  );
}

/** When the day began in a zone, so many days ago. */
export const dayBegins = (timezone: string, daysAgo: number): Date =>
  new Date(
    Temporal.Instant.fromEpochMilliseconds(clock.ms())
      .toZonedDateTimeISO(timezone)
      .startOfDay()
      .subtract({ days: daysAgo }).epochMilliseconds,
  );
