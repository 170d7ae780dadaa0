import { and, eq } from "drizzle-orm";
import { anyWord, db, listOf, statement } from "@/lib/core/db";
import type { Audience, Channel } from "@/lib/event/event";
import { effectiveWords, type TemplateWords } from "../rules";
import { copyOf } from "./built-in";
import { notificationTemplates } from "../table";

export type Wording = (event: string, audience: Audience, channel: Channel) => TemplateWords;

/** The words in use for these events, in one query: an active template's, else the catalogue's. */
export async function wordingOf(events: string[]): Promise<Wording> {
  const active = await activeTemplates({ events: listOf(new Set(events)) });
  const rows = new Map(
    active.map((row) => [keyOf(row.event_type, row.audience, row.channel), row]),
  );
  return (event, audience, channel) =>
    effectiveWords(copyOf(event, audience)!, channel, rows.get(keyOf(event, audience, channel)));
}

const activeTemplates = statement(({ events }: { events: string }) =>
  db()
    .select()
    .from(notificationTemplates)
    .where(
      and(
        anyWord(notificationTemplates.event_type, events),
        eq(notificationTemplates.is_active, true),
      ),
    ),
);

const keyOf = (event: string, audience: Audience, channel: Channel) =>
  `${event}:${audience}:${channel}`;
