import type { Notification } from "@/lib/domain/notification/schema";
import { daySections, isToday } from "./day-sections";

/**
 * One line of the list: a row with its section's heading. A fold is a row with the older rows about
 * the same subject, which are listed below it while the fold is open.
 */
export interface ListLine {
  row: Notification;
  /** Set on the first line of a section that has a heading. */
  heading: string | null;
  /** The older rows of the fold that starts here; empty without a fold. */
  foldedRows: Notification[];
  /** The same for every line of a fold, and in every render. */
  foldId: string;
  isFoldOpen: boolean;
  /** Whether this is an older row, listed because its fold is open. */
  isInOpenFold: boolean;
  /** The section's heading names the day. */
  hasDayHeading: boolean;
}

/**
 * The rows as they are drawn: in sections, and within each the rows about one subject (`group_key`)
 * folded behind the latest. `openFolds` holds the ids of the open folds.
 */
export function listLines(
  rows: readonly Notification[],
  timeZone: string,
  openFolds: ReadonlySet<string>,
  unreadFirst = true,
): ListLine[] {
  return daySections(rows, timeZone, unreadFirst).flatMap(({ title, rows: section }) =>
    bySubject(section).flatMap(([row, ...older], index) => {
      if (!row) return [];
      const foldId = `${title ?? "unread"} ${row.group_key}`;
      const shared = {
        foldId,
        isFoldOpen: openFolds.has(foldId),
        hasDayHeading: title !== null && !isToday(title),
      };
      const heading = index === 0 ? title : null;
      const latest: ListLine = {
        ...shared,
        row,
        heading,
        foldedRows: older,
        isInOpenFold: false,
      };
      if (!shared.isFoldOpen) return [latest];
      const others = older.map((one): ListLine => ({
        ...shared,
        row: one,
        heading: null,
        foldedRows: [],
        isInOpenFold: true,
      }));
      return [latest, ...others];
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
