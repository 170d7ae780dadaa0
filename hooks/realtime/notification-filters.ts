import type { Notification } from "@/lib/domain/notification/schema";

/** The query of a list of notifications, as its cache key holds it. */
export type ListFilters = Record<string, unknown>;
/** Filters that can be evaluated in the browser. Any other one needs the server. */
const knownFilters = new Set([
  "ordering",
  "page",
  "page_size",
  "expand",
  "notification_type",
  "notification_types",
  "is_read",
  "ticket",
  "event_type",
  "archived",
  "snoozed",
  "lot",
  "booking",
]);

/** The server ends a snooze by its own clock; the browser's estimate may be a little behind. */
const CLOCK_SLACK_MS = 2000;
export const isSnoozed = (row: Notification, now: number): boolean =>
  Boolean(row.snoozed_until && Date.parse(row.snoozed_until) > now + CLOCK_SLACK_MS);

/** What the badge counts: unread, and neither archived nor snoozed. */
export const countsAsUnread = (row: Notification, now: number): boolean =>
  !row.is_read && !row.archived_at && !isSnoozed(row, now);

/**
 * Whether a listed row stays in its list. Only archiving and snoozing remove it: a row that was
 * just read keeps its place until the list is opened again, so that nothing moves under a finger.
 */
export function staysListed(row: Notification, filters: ListFilters, now: number): boolean {
  return (
    flagMatches(filters.archived, Boolean(row.archived_at)) &&
    flagMatches(filters.snoozed, isSnoozed(row, now))
  );
}

const flagMatches = (filter: unknown, value: boolean): boolean =>
  filter === "all" || (filter === "true") === value;

/** Whether a row belongs to a list with these filters; null when only the server can tell. */
export function matchesFilters(
  row: Notification,
  filters: ListFilters,
  now: number,
): boolean | null {
  if (Object.entries(filters).some(([name, value]) => !knownFilters.has(name) && isSet(value)))
    return null;
  if (!staysListed(row, filters, now) || !matchesFields(row, filters)) return false;
  const subjects = [isAbout("lot", row, filters), isAbout("booking", row, filters)];
  if (subjects.includes(false)) return false;
  return subjects.includes(null) ? null : true;
}

const isSet = (value: unknown): boolean => value !== undefined && value !== "";

function matchesFields(row: Notification, filters: ListFilters): boolean {
  const types = listOf(filters.notification_types);
  return (
    (types.length === 0 || types.includes(row.notification_type)) &&
    (filters.is_read === undefined || filters.is_read === String(row.is_read)) &&
    equals(filters.notification_type, row.notification_type) &&
    equals(filters.event_type, row.event_type) &&
    equals(filters.ticket, row.ticket)
  );
}

const equals = (filter: unknown, value: unknown): boolean => !filter || filter === value;

function listOf(filter: unknown): unknown[] {
  if (typeof filter === "string") return filter.split(",");
  return Array.isArray(filter) ? filter : [];
}

/** Null when the row does not name its lot or booking. */
function isAbout(what: "lot" | "booking", row: Notification, filters: ListFilters): boolean | null {
  if (!filters[what]) return true;
  const id = row.data[`${what}_id`];
  return typeof id === "string" ? id === filters[what] : null;
}

/** Negative when `a` comes before `b` in a list of this ordering ("is_read,-created_at"). */
export function compareRows(a: Notification, b: Notification, ordering: unknown): number {
  for (const part of typeof ordering === "string" ? ordering.split(",") : ["-created_at"]) {
    const isDescending = part.startsWith("-");
    const key = isDescending ? part.slice(1) : part;
    const difference = sortValue(a, key) - sortValue(b, key);
    if (difference !== 0) return isDescending ? -difference : difference;
  }
  return 0;
}

function sortValue(row: Notification, key: string): number {
  if (key === "created_at") return Date.parse(row.created_at);
  return key === "is_read" ? Number(row.is_read) : row.seq;
}
