import type { Notification } from "@/lib/domain/notification/schema";
import { daySections, isToday } from "./day-sections";

/** One line of the list: a row, the older rows folded behind it, and its section's heading. */
export interface ListLine {
  row: Notification;
  /** Set on the first line of a section that has a heading. */
  heading: string | null;
  folded: Notification[];
  /** Identifies the fold across renders. */
  fold: string;
  isUnfolded: boolean;
  /** The row is shown because its fold is open. */
  isInside: boolean;
  /** The section's heading names the day. */
  hasDayHeading: boolean;
}

/**
 * The rows as they are drawn: in sections, and within each the rows about one subject (`group_key`)
 * folded behind the latest. `unfolded` holds the open folds.
 */
export function listLines(
  rows: readonly Notification[],
  timeZone: string,
  unfolded: ReadonlySet<string>,
  unreadFirst = true,
): ListLine[] {
  return daySections(rows, timeZone, unreadFirst).flatMap(({ title, rows: section }) =>
    bySubject(section).flatMap(([row, ...older], index) => {
      if (!row) return [];
      const fold = `${title ?? "unread"} ${row.group_key}`;
      const shared = {
        fold,
        isUnfolded: unfolded.has(fold),
        hasDayHeading: title !== null && !isToday(title),
      };
      const heading = index === 0 ? title : null;
      const first: ListLine = { ...shared, row, heading, folded: older, isInside: false };
      if (!shared.isUnfolded) return [first];
      const inside = older.map((one): ListLine => ({
        ...shared,
        row: one,
        heading: null,
        folded: [],
        isInside: true,
      }));
      return [first, ...inside];
    }),
  );
}

/** Announcements share a group without a common subject, so each of them stands alone. */
function bySubject(section: readonly Notification[]): Notification[][] {
  const subjects = new Map<string, Notification[]>();
  for (const row of section) {
    const subject = row.related_object_id === null ? row.id : row.group_key;
    subjects.set(subject, [...(subjects.get(subject) ?? []), row]);
  }
  return [...subjects.values()];
}
