import { formatDay } from "@/components/ui/format";
import type { Notification } from "@/lib/domain/notification/schema";

export interface RowGroup {
  title: string | null;
  rows: Notification[];
}

const TODAY = "Today",
  EARLIER = "Earlier today";
export const isToday = (title: string): boolean => title === TODAY || title === EARLIER;

/**
 * A heading for each day; where unread rows come first, they stand above without one. A row that was read a moment ago keeps its place among the
 * unread ones, so that nothing jumps from under a finger.
 */
export function groupRows(
  rows: readonly Notification[],
  timeZone: string,
  unreadFirst = true,
): RowGroup[] {
  const lastUnread = unreadFirst ? rows.findLastIndex((row) => !row.is_read) : -1;
  const groups: RowGroup[] = [];
  rows.forEach((row, index) => {
    const title = index <= lastUnread ? null : dayTitle(row.created_at, timeZone, lastUnread >= 0);
    const group = groups.at(-1);
    if (group && group.title === title) group.rows.push(row);
    else groups.push({ title, rows: [row] });
  });
  return groups;
}

function dayTitle(iso: string, timeZone: string, afterUnread: boolean): string {
  const day = formatDay(iso, timeZone);
  if (day === "today") return afterUnread ? EARLIER : TODAY;
  return day.charAt(0).toUpperCase() + day.slice(1);
}
