import { count, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { matchesSearch } from "@/lib/core/search";
import { listPage } from "@/lib/http/page";
import type { CaughtMessage, caughtMessageDetail, caughtMessagesQuery } from "../schema";
import { caughtMessages, type CaughtMessageRow } from "../table";

/** A page of the caught messages, the newest first. */
export function listCaughtMessages(query: z.output<typeof caughtMessagesQuery>) {
  const { search } = query;
  const { address, subject, created_at, id } = caughtMessages;
  const where = search ? matchesSearch(search, [address, subject]) : undefined;
  return listPage(query, async (limit, offset) => ({
    count: (await db().select({ n: count() }).from(caughtMessages).where(where))[0]!.n,
    rows: (
      await db()
        .select()
        .from(caughtMessages)
        .where(where)
        .orderBy(desc(created_at), desc(id))
        .limit(limit)
        .offset(offset)
    ).map(toWire),
  }));
}

/** One caught message. Throws 404. */
export async function getCaughtMessage(id: string): Promise<z.infer<typeof caughtMessageDetail>> {
  const row = await find(id);
  const { text, html, files } = row;
  return { ...toWire(row), text, has_html: html !== null, files };
}

/** What the policy allows: the mail's own styles and pictures, and links in a new tab. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; " +
  "sandbox allow-popups allow-popups-to-escape-sandbox";

/** The HTML of a caught message, for a frame. Throws 404. */
export async function caughtHtml(id: string): Promise<Response> {
  const { html } = await find(id);
  if (html === null) throw errors.notFound();
  const inNewTab = html.replace("<head>", '<head><base target="_blank">');
  return new Response(inNewTab, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": POLICY,
      "Cache-Control": "no-store",
    },
  });
}

async function find(id: string): Promise<CaughtMessageRow> {
  const [row] = await db().select().from(caughtMessages).where(eq(caughtMessages.id, id));
  if (!row) throw errors.notFound();
  return row;
}

const toWire = ({
  id,
  channel,
  address,
  subject,
  created_at,
}: CaughtMessageRow): CaughtMessage => ({
  id,
  channel,
  address,
  subject,
  created_at: created_at.toISOString(),
});
