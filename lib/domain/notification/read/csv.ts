import { and } from "drizzle-orm";
import { stringify } from "csv-stringify/sync";
import { db } from "@/lib/core/db";
import { withSearchLimit } from "@/lib/core/search";
import type { ExportQuery } from "../schema";
import { notifications as n } from "../table";
import { conditions, ownedBy } from "./conditions";
import { orderOf, type Recipient } from "./notifications";

const MAX_ROWS = 10_000;
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
 * a spreadsheet would take for a formula makes it text (docs/security.md S22).
 */
export async function exportCsv(recipient: Recipient, query: ExportQuery): Promise<Response> {
  const where = and(ownedBy(recipient.id), conditions({ tz: recipient.timezone, ...query }));
  const found = await withSearchLimit(query, () =>
    db()
      .select()
      .from(n)
      .where(where)
      .orderBy(...orderOf(query.ordering))
      .limit(MAX_ROWS),
  );
  const rows = found.map((row) => [
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
  ]);
  const csv = stringify(rows, {
    header: true,
    columns,
    escape_formulas: true,
    record_delimiter: "windows",
  });
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": "attachment; filename*=UTF-8''notifications.csv",
    },
  });
}
