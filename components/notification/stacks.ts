import type { Notification } from "@/lib/domain/notification/schema";
import { groupRows, isToday } from "./group-rows";

/** One line of the list: a row, what stands folded behind it, and the heading of the section that it opens. */
export interface Line {
  row: Notification;
  heading: string | null;
  behind: Notification[];
  stack: string;
  isOpen: boolean;
  isInside: boolean;
  isDated: boolean;
}

/**
 * The list as it is drawn: sections, and in each the rows about one matter (`group_key`) folded behind the latest of them.
 * `open` names the stacks that are unfolded.
 */
export function linesOf(
  rows: readonly Notification[],
  timeZone: string,
  open: ReadonlySet<string>,
  unreadFirst = true,
): Line[] {
  return groupRows(rows, timeZone, unreadFirst).flatMap(({ title, rows: section }) =>
    stacksOf(section).flatMap(([row, ...behind], index) => {
      if (!row) return [];
      const isDated = title !== null && !isToday(title);
      const stack = `${title ?? "unread"} ${row.group_key}`;
      const isOpen = open.has(stack);
      const lead: Line = {
        row,
        heading: index === 0 ? title : null,
        behind,
        stack,
        isOpen,
        isInside: false,
        isDated,
      };
      return [
        lead,
        ...(isOpen
          ? behind.map((one) => ({
              row: one,
              heading: null,
              behind: [],
              stack,
              isOpen,
              isInside: true,
              isDated,
            }))
          : []),
      ];
    }),
  );
}

/** Announcements share a group, but each says something of its own: what is about nothing in particular stands alone. */
function stacksOf(section: readonly Notification[]): Notification[][] {
  const stacks = new Map<string, Notification[]>();
  for (const row of section) {
    const matter = row.related_object_id === null ? row.id : row.group_key;
    stacks.set(matter, [...(stacks.get(matter) ?? []), row]);
  }
  return [...stacks.values()];
}
