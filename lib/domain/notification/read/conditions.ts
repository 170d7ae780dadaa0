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
import type { Category, Channel } from "@/lib/event/event";
import type { channelAliases, ListQuery } from "../schema";
import { deliveries, notifications as n, storedStatuses } from "../table";
import type { DeliveryStatus } from "../values";

/** The filters of lists and of bulk changes. */
export type Filters = Partial<Omit<ListQuery, "ordering" | "expand" | "page" | "page_size">> & {
  before_seq?: number | undefined;
};

/** The channel that each alias of the API means. */
export const channelOfAlias: Record<(typeof channelAliases)[number], Channel> = {
  EMAIL: "email",
  WHATSAPP: "whatsapp",
  SMS: "sms",
  PUSH: "push",
  SYSTEM: "in_app",
};

const channelOf = (value: string | undefined): Channel | undefined =>
  channelOfAlias[value as keyof typeof channelOfAlias];

/** An instant next to `snoozed_until`, also as the placeholder of a statement built once. */
export const instantParam = (now: Date) => sql.param(now, n.snoozed_until);

/** A recipient's rows that are not deleted. */
export const ownedBy = (recipientId: string): SQL =>
  and(eq(n.recipient_id, recipientId), isNull(n.deleted_at))!;

/**
 * The rows that the badge counts (docs/data.md I7). The filter `is_unread` is another condition: it
 * looks at `read_at` alone.
 */
export const isInBadge = (now = clock.now()): SQL =>
  and(
    isNull(n.read_at),
    isNull(n.archived_at),
    or(isNull(n.snoozed_until), lt(n.snoozed_until, instantParam(now))),
  )!;

/**
 * The rows that match all filters. Archived and snoozed rows match only when a filter asks for
 * them. `tz` is the time zone whose days `period` means. `since_seq` is exclusive and means the
 * last change of a row; `before_seq` is inclusive and means its creation.
 */
export function conditions(filters: Filters, now = clock.now()): SQL | undefined {
  return and(
    readCondition(filters),
    archivedCondition(filters.archived),
    snoozedCondition(filters.snoozed, now),
    kindCondition(filters),
    relatedTo("ticket", filters.ticket),
    relatedTo("booking", filters.booking),
    filters.related_to && relatedTo(...filters.related_to),
    filters.lot ? eq(n.lot_id, filters.lot) : undefined,
    filters.group_key ? eq(n.group_key, filters.group_key) : undefined,
    deliveryCondition(filters),
    timeCondition(filters),
    filters.search ? searchCondition(filters.search) : undefined,
    filters.since_seq === undefined ? undefined : gt(n.seq, filters.since_seq),
    filters.before_seq === undefined ? undefined : lte(n.born_seq, filters.before_seq),
  );
}

/**
 * Whether the rows that match depend on the feed and on the end of snoozes alone, so that their
 * number may be remembered. Deliveries change on their own, days pass, and searches are too many.
 */
export const dependsOnFeedAlone = (filters: Filters): boolean =>
  !filters.search && !filters.period && !deliveryCondition(filters);

/** `is_read`, `is_unread` and `status=read|unread` ask for the same (docs/requirements.md C5). */
function readCondition({ is_read, is_unread, status }: Filters): SQL | undefined {
  const isRead = isNotNull(n.read_at);
  const isNotRead = isNull(n.read_at);
  return and(
    ...(is_read === undefined ? [] : [is_read ? isRead : isNotRead]),
    ...(is_unread === undefined ? [] : [is_unread ? isNotRead : isRead]),
    ...(status === "read" ? [isRead] : []),
    ...(status === "unread" ? [isNotRead] : []),
  );
}

function archivedCondition(archived: Filters["archived"]): SQL | undefined {
  if (archived === "all") return undefined;
  return archived === "true" ? isNotNull(n.archived_at) : isNull(n.archived_at);
}

function snoozedCondition(snoozed: Filters["snoozed"], now: Date): SQL | undefined {
  if (snoozed === "all") return undefined;
  return snoozed === "true"
    ? gt(n.snoozed_until, instantParam(now))
    : or(isNull(n.snoozed_until), lte(n.snoozed_until, instantParam(now)));
}

function kindCondition(filters: Filters): SQL | undefined {
  const { notification_type, notification_types, event_type, type, level, priority } = filters;
  return and(
    notification_type && !channelOf(notification_type)
      ? eq(n.category, notification_type as Category)
      : undefined,
    notification_types ? inArray(n.category, notification_types) : undefined,
    event_type ? eq(n.event_type, event_type) : undefined,
    type ? eq(n.event_type, type) : undefined,
    level ? eq(n.level, level) : undefined,
    priority ? eq(n.priority, priority) : undefined,
  );
}

const relatedTo = (type: string, id: string | undefined): SQL | undefined =>
  id ? and(eq(n.related_type, type), eq(n.related_id, id)) : undefined;

/**
 * The state of a delivery. A status without a channel is that of the in-app delivery; a channel
 * without a status finds deliveries that were not cancelled.
 */
function deliveryCondition({
  delivery_channel,
  notification_type,
  status,
}: Filters): SQL | undefined {
  const wantedChannels = [
    channelOf(delivery_channel) ?? (delivery_channel as Channel | undefined),
    channelOf(notification_type),
  ].filter((one) => one !== undefined);
  const stored = status && status in storedStatuses ? storedStatuses[status as DeliveryStatus] : [];
  if (!wantedChannels.length && !stored.length) return undefined;
  const hasStatus = stored.length
    ? inArray(deliveries.status, [...stored])
    : ne(deliveries.status, "cancelled");
  return and(
    ...(wantedChannels.length ? wantedChannels : (["in_app"] as const)).map(
      (channel) => sql`exists (
        select 1 from ${deliveries}
        where ${deliveries.notification_id} = ${n.id}
          and ${deliveries.recipient_id} = ${n.recipient_id}
          and ${eq(deliveries.channel, channel)} and ${hasStatus}
      )`,
    ),
  );
}

function timeCondition({ created_after, created_before, period, tz }: Filters): SQL | undefined {
  return and(
    created_after ? gte(n.created_at, new Date(created_after)) : undefined,
    created_before ? lte(n.created_at, new Date(created_before)) : undefined,
    periodCondition(period, tz ?? "UTC"),
  );
}

/** Calendar days of the zone. A week is the last 7 days, a month the last 30, today included. */
function periodCondition(period: Filters["period"], timezone: string): SQL | undefined {
  if (!period || period === "all") return undefined;
  const daysBack = { today: 0, yesterday: 1, week: 6, month: 29 }[period];
  return and(
    gte(n.created_at, startOfDay(timezone, daysBack)),
    period === "yesterday" ? lt(n.created_at, startOfDay(timezone, 0)) : undefined,
  );
}

function searchCondition(search: string): SQL | undefined {
  const pattern = patternOf(search);
  return or(ilike(n.title, pattern), ilike(n.message, pattern));
}

/** When a day began in a zone. */
export const startOfDay = (timezone: string, daysAgo: number): Date =>
  new Date(
    Temporal.Instant.fromEpochMilliseconds(clock.ms())
      .toZonedDateTimeISO(timezone)
      .startOfDay()
      .subtract({ days: daysAgo })
      .startOfDay().epochMilliseconds,
  );
