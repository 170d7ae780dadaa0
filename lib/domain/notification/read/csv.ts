import { and } from "drizzle-orm";
import { stringify } from "csv-stringify/sync";
import { anyOf, db, listOf } from "@/lib/core/db";
import { withSearchLimit } from "@/lib/core/search";
import type { ExportQuery } from "../schema";
import { notifications as n, type NotificationRow } from "../table";
import { conditions, ownedBy } from "./conditions";
import { orderOf, type Recipient } from "./notifications";

const MAX_ROWS = 10_000;
/** How many rows are read and formatted at a time: a few milliseconds of work. */
const PART_ROWS = 500;
const BYTE_ORDER_MARK = "\ufeff";
const columns = [
  "created_at",
  "event_type",
  "notification_type",
  "level",
  "priority",
  "title",
  "message",
  "is_read",
  "read_at",
  "archived_at",
  "action_url",
  "id",
];

/**
 * A recipient's notifications as CSV (RFC 4180), at most the first 10,000. A quote in front of what
 * a spreadsheet would take for a formula makes it text (docs/security.md S22). Which rows are in
 * the file is decided in one read. They are read and sent in parts, so that a long file neither
 * occupies the process nor keeps a transaction open; what is deleted meanwhile is left out.
 */
export async function exportCsv(recipient: Recipient, query: ExportQuery): Promise<Response> {
  const where = and(ownedBy(recipient.id), conditions({ tz: recipient.timezone, ...query }));
  const found = await withSearchLimit(query, () =>
    db()
      .select({ id: n.id })
      .from(n)
      .where(where)
      .orderBy(...orderOf(query.ordering))
      .limit(MAX_ROWS),
  );
  const ids = found.map((row) => row.id);
  return new Response(streamOf(linesOf(recipient.id, ids)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": "attachment; filename*=UTF-8''notifications.csv",
    },
  });
}

/** The header, then the rows of these notifications, in their order and in parts. */
async function* linesOf(recipientId: string, ids: string[]): AsyncGenerator<string, void> {
  // Without the mark a spreadsheet takes UTF-8 for another encoding, and garbles "₱".
  yield BYTE_ORDER_MARK + toCsv([columns]);
  for (let from = 0; from < ids.length; from += PART_ROWS)
    yield toCsv(await readPart(recipientId, ids.slice(from, from + PART_ROWS)));
}

const toCsv = (lines: string[][]): string =>
  stringify(lines, { escape_formulas: true, record_delimiter: "windows" });

async function readPart(recipientId: string, ids: string[]): Promise<string[][]> {
  const found = await db()
    .select(part)
    .from(n)
    .where(and(ownedBy(recipientId), anyOf(n.id, listOf(ids))));
  const rowOf = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rowOf.get(id);
    return row ? [lineOf(row)] : [];
  });
}

const part = {
  id: n.id,
  created_at: n.created_at,
  event_type: n.event_type,
  category: n.category,
  level: n.level,
  priority: n.priority,
  title: n.title,
  message: n.message,
  read_at: n.read_at,
  archived_at: n.archived_at,
  action_url: n.action_url,
};

const lineOf = (row: Pick<NotificationRow, keyof typeof part>): string[] => [
  row.created_at.toISOString(),
  row.event_type,
  row.category,
  row.level,
  row.priority,
  row.title,
  row.message,
  row.read_at ? "true" : "false",
  row.read_at?.toISOString() ?? "",
  row.archived_at?.toISOString() ?? "",
  row.action_url ?? "",
  row.id,
];

/** A stream that asks for the next text when the reader has taken the last one. */
function streamOf(texts: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await texts.return()),
  });
}
