import { and, isNull, lt, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { DAY_MS } from "@/lib/core/duration";
import { env } from "@/lib/core/env";
import { notifications as n } from "../table";
import { changeDue, deletedValues } from "../steps/change-feed";

/**
 * Deletes and archives what was read long ago (docs/requirements.md C19). Unread notifications are
 * kept, and so are those of tickets, which are a record. A period of 0 days switches a step off.
 * Returns how many rows were due.
 */
export async function applyRetention(): Promise<number> {
  const { RETENTION_ARCHIVE_DAYS: archiveDays, RETENTION_DELETE_DAYS: deleteDays } = env();
  // Literal SQL, because the planner uses the partial indexes only for the same constants.
  const isDisposable = sql`read_at is not null and deleted_at is null and category <> 'ticket'`;
  const readBefore = (days: number) =>
    and(lt(n.read_at, new Date(clock.ms() - days * DAY_MS)), isDisposable);
  const deleted =
    deleteDays > 0
      ? await changeDue(readBefore(deleteDays), n.read_at, "deleted", deletedValues())
      : 0;
  const archived =
    archiveDays > 0
      ? await changeDue(
          and(readBefore(archiveDays), isNull(n.archived_at)),
          n.read_at,
          "archived",
          { archived_at: clock.now() },
        )
      : 0;
  return deleted + archived;
}
