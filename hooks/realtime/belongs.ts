import type { Notification } from "@/lib/domain/notification/schema";

export type ListFilters = Record<string, unknown>;
/** Filters that a row can be held against here; any other one is left to the server. */
const known = new Set([
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

/** The server wakes a row by its own clock; ours may be a little behind. */
const CLOCK_SLACK_MS = 2000;
export const isAsleep = (row: Notification, now: number): boolean =>
  Boolean(row.snoozed_until && Date.parse(row.snoozed_until) > now + CLOCK_SLACK_MS);

/** What the badge counts: unread, and neither archived nor asleep (data.md I7). */
export const countsAsUnread = (row: Notification, now: number): boolean =>
  !row.is_read && !row.archived_at && !isAsleep(row, now);

/**
 * May a row that stands in a list go on standing there? Only the archive and sleep take it away: one that was just read keeps
 * its place until the list is opened again, so that nothing jumps from under a finger.
 */
export function stays(row: Notification, filters: ListFilters, now: number): boolean {
  return (
    wants(filters.archived, Boolean(row.archived_at)) && wants(filters.snoozed, isAsleep(row, now))
  );
}

const wants = (filter: unknown, is: boolean): boolean =>
  filter === "all" || (filter === "true") === is;

/** Does a row belong in a list with these filters? Null when only the server can say (a search). */
export function belongs(row: Notification, filters: ListFilters, now: number): boolean | null {
  if (
    Object.entries(filters).some(
      ([name, value]) => !known.has(name) && value !== undefined && value !== "",
    )
  )
    return null;
  const types =
    typeof filters.notification_types === "string"
      ? filters.notification_types.split(",")
      : filters.notification_types;
  const fits =
    stays(row, filters, now) &&
    (!Array.isArray(types) || types.length === 0 || types.includes(row.notification_type)) &&
    (!filters.notification_type || filters.notification_type === row.notification_type) &&
    (filters.is_read === undefined || filters.is_read === String(row.is_read)) &&
    (!filters.event_type || filters.event_type === row.event_type) &&
    (!filters.ticket || filters.ticket === row.ticket);
  const about = fits ? [isAbout("lot", row, filters), isAbout("booking", row, filters)] : [false];
  return about.includes(false) ? false : about.includes(null) ? null : true;
}

/** A row need not say which lot it is about; then the server has to. */
function isAbout(what: "lot" | "booking", row: Notification, filters: ListFilters): boolean | null {
  if (!filters[what]) return true;
  const id = row.data[`${what}_id`];
  return typeof id === "string" ? id === filters[what] : null;
}

/** Negative when `a` stands before `b` in a list of this ordering. */
export function compareRows(a: Notification, b: Notification, ordering: unknown): number {
  for (const part of typeof ordering === "string" ? ordering.split(",") : ["-created_at"]) {
    const down = part.startsWith("-"),
      key = down ? part.slice(1) : part;
    const [left, right] = [rank(a, key), rank(b, key)];
    if (left !== right) return (left < right ? -1 : 1) * (down ? -1 : 1);
  }
  return 0;
}

const rank = (row: Notification, key: string): number =>
  key === "created_at"
    ? Date.parse(row.created_at)
    : key === "is_read"
      ? Number(row.is_read)
      : row.seq;
