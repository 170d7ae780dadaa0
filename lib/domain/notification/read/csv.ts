import { and } from "drizzle-orm";
import { csvIds, csvResponse } from "@/lib/core/csv";
import { anyOf, db, listOf } from "@/lib/core/db";
import type { ExportQuery } from "../schema";
import { notifications as n, type NotificationRow } from "../table";
import { conditions, ownedBy } from "./conditions";
import { orderOf, type Recipient } from "./notifications";

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
 * A recipient's notifications as CSV, at most the first 10,000. Which rows are in the file is
 * decided in one read; what is deleted meanwhile is left out.
 */
export async function exportCsv(recipient: Recipient, query: ExportQuery): Promise<Response> {
  const where = and(ownedBy(recipient.id), conditions({ tz: recipient.timezone, ...query }));
  const ids = await csvIds(query, (limit) =>
    db()
      .select({ id: n.id })
      .from(n)
      .where(where)
      .orderBy(...orderOf(query.ordering))
      .limit(limit),
  );
  return csvResponse({
    name: "notifications",
    columns,
    ids,
    readPart: (ids) => readPart(recipient.id, ids),
  });
}

async function readPart(recipientId: string, ids: string[]): Promise<Map<string, string[]>> {
  const found = await db()
    .select(part)
    .from(n)
    .where(and(ownedBy(recipientId), anyOf(n.id, listOf(ids))));
  return new Map(found.map((row) => [row.id, lineOf(row)]));
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
