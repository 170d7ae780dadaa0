import { capitalise } from "@/components/ui/capitalise";
import { formatDay } from "@/components/ui/format";
import type { Notification } from "@/lib/domain/notification/schema";

export interface DaySection {
  title: string | null;
  rows: Notification[];
}

const TODAY = "Today";
const EARLIER_TODAY = "Earlier today";
export const isToday = (title: string): boolean => title === TODAY || title === EARLIER_TODAY;

/**
 * Groups rows by day. Where unread rows come first, they form a section without a title. A read row
 * among unread ones stays there, because it was read after the list was loaded.
 */
export function daySections(
  rows: readonly Notification[],
  timeZone: string,
  unreadFirst = true,
): DaySection[] {
  const lastUnread = unreadFirst ? rows.findLastIndex((row) => !row.is_read) : -1;
  const sections: DaySection[] = [];
  rows.forEach((row, index) => {
    const title = index <= lastUnread ? null : dayTitle(row.created_at, timeZone, lastUnread >= 0);
    const section = sections.at(-1);
    if (section && section.title === title) section.rows.push(row);
    else sections.push({ title, rows: [row] });
  });
  return sections;
}

function dayTitle(iso: string, timeZone: string, followsUnread: boolean): string {
  const day = formatDay(iso, timeZone);
  if (day === "today") return followsUnread ? EARLIER_TODAY : TODAY;
  return capitalise(day);
}
