import { desc, eq, inArray } from "drizzle-orm";
import { v5 } from "uuid";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { catalogue, definitionOf } from "@/lib/event/catalogue";
import {
  given,
  type Audience,
  type Category,
  type Channel,
  type Copy,
  type EventDefinition,
} from "@/lib/event/event";
import { render, type Words } from "@/lib/event/placeholders";
import { wordsOf } from "@/lib/event/render";
import { paged, type PageRequest } from "@/lib/http/page";
import { builtIn, channelsOf, copyOf, faultsOf } from "./rules";
import type { Preview, Template, TemplateChange } from "./schema";
import { notificationTemplates as t, templateVersions as v } from "./table";

const ID_SPACE = "0a2f0a35-9a4c-4a8e-8d1c-3e6a5b0c9d21";
/** The catalogue's words came with the product; they have no moment of their own. */
const RELEASED = "2026-01-01T00:00:00.000Z";
type Row = typeof t.$inferSelect;
export interface Known {
  id: string;
  event: string;
  audience: Audience;
  channel: Channel;
  copy: Copy<unknown>;
  definition: EventDefinition<unknown>;
}

/** Every template there is: one for each event, audience and channel of the catalogue. Written by hand are only those composed by people. */
const all: Known[] = Object.keys(catalogue).flatMap((event) => {
  const definition = definitionOf(event)!;
  return (Object.entries(definition.to) as [Audience, Copy<unknown>][])
    .filter(([audience]) => audience !== "recipient")
    .flatMap(([audience, copy]) =>
      channelsOf(copy, definition).map((channel) => ({
        id: v5(`${event}:${audience}:${channel}`, ID_SPACE),
        event,
        audience,
        channel,
        copy,
        definition,
      })),
    );
});
const byId = new Map(all.map((known) => [known.id, known]));

/** Throws 404. */
export function knownTemplate(id: string): Known {
  const known = byId.get(id);
  if (!known) throw errors.notFound();
  return known;
}

/** The words as they stand in the editor: an admin's, in use or not, else the catalogue's. */
const written = (known: Known, row: Row | undefined) => {
  const own = builtIn(known.copy, known.channel);
  return { subject: row?.subject_template ?? own.subject, body: row?.body_template ?? own.body };
};

/** "New reservation": for what has no fixed title. */
const spoken = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");

function wire(known: Known, row: Row | undefined): Template {
  const words = written(known, row);
  return {
    id: known.id,
    name: `${known.copy.title.includes("{") ? spoken(known.event) : known.copy.title} · ${spoken(known.audience)}`,
    event_type: known.event,
    notification_type: given(known.definition.category, known.definition.sample),
    audience: known.audience,
    delivery_channel: known.channel,
    subject_template: words.subject,
    body_template: words.body,
    is_active: row?.is_active ?? true,
    version: row?.version ?? 1,
    variables: variablesOf(known),
    created_at: row?.created_at.toISOString() ?? RELEASED,
    updated_at: row?.updated_at.toISOString() ?? RELEASED,
  };
}

const sampleReader = { id: "", timezone: "Asia/Manila" };
/** The event's words with sample facts; `data` replaces facts, or words under the names that `variables` gives. Throws 400 for facts that the event cannot have. */
function sampleWords(known: Known, data: Record<string, unknown> = {}): Words {
  const words = wordsFrom(known, data);
  const isWord = ([name, value]: [string, unknown]) =>
    name in words &&
    !(name in (known.definition.sample as object)) &&
    ["string", "number"].includes(typeof value);
  return {
    ...words,
    ...Object.fromEntries(
      Object.entries(data)
        .filter(isWord)
        .map(([name, value]) => [name, String(value)]),
    ),
  };
}

function wordsFrom(known: Known, data: Record<string, unknown>): Words {
  const facts = known.definition.payload.safeParse({
    ...(known.definition.sample as object),
    ...data,
  });
  if (!facts.success)
    throw errors.invalid({
      data: facts.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    });
  try {
    return wordsOf(known.definition, facts.data as Record<string, unknown>, sampleReader, null);
  } catch (error) {
    if (error instanceof RangeError)
      throw errors.invalid({ data: ["A zone, currency or time in it is none."] });
    throw error;
  }
}
const variablesOf = (known: Known): string[] => Object.keys(sampleWords(known)).sort();

interface TemplatesQuery extends PageRequest {
  notification_type?: Category | undefined;
  event_type?: string | undefined;
  delivery_channel?: Channel | undefined;
  is_active?: boolean | undefined;
}

export const listTemplates = (query: TemplatesQuery) =>
  paged(query, async (limit, offset) => {
    const stored = new Map((await db().select().from(t)).map((row) => [row.id, row]));
    const matching = all
      .map((known) => wire(known, stored.get(known.id)))
      .filter(
        (row) =>
          (!query.notification_type || row.notification_type === query.notification_type) &&
          (!query.event_type || row.event_type === query.event_type) &&
          (!query.delivery_channel || row.delivery_channel === query.delivery_channel) &&
          (query.is_active === undefined || row.is_active === query.is_active),
      );
    return { count: matching.length, rows: matching.slice(offset, offset + limit) };
  });

export async function getTemplate(id: string): Promise<Template> {
  const known = knownTemplate(id);
  const [row] = await db().select().from(t).where(eq(t.id, id));
  const older = await db()
    .select()
    .from(v)
    .where(eq(v.template_id, id))
    .orderBy(desc(v.version))
    .limit(50);
  return {
    ...wire(known, row),
    versions: older.map((one) => ({
      version: one.version,
      subject_template: one.subject_template,
      body_template: one.body_template,
      is_active: one.is_active,
      by: one.by_name,
      created_at: one.created_at.toISOString(),
    })),
  };
}

/** How words read with sample facts, and what is wrong with them. */
export async function preview(
  id: string,
  draft: TemplateChange & { data?: Record<string, unknown> } = {},
): Promise<Preview> {
  const known = knownTemplate(id);
  const [row] = await db().select().from(t).where(eq(t.id, id));
  const saved = written(known, row);
  const words = {
    subject: draft.subject_template ?? saved.subject,
    body: draft.body_template ?? saved.body,
  };
  const { filled, faults } = checkWords(known, words, draft.data);
  const toast =
    known.channel === "in_app"
      ? filled.body
      : render(known.copy.toast, sampleWords(known, draft.data));
  return { ...filled, toast, errors: Object.values(faults).flat() };
}

/** Fills words with sample facts and finds their faults, by field. */
export function checkWords(
  known: Known,
  words: { subject: string; body: string },
  data: Record<string, unknown> = {},
) {
  const sample = sampleWords(known, data);
  const filled = { subject: render(words.subject, sample), body: render(words.body, sample) };
  return { filled, faults: faultsOf(words, filled, variablesOf(known), known.channel) };
}

export type Wording = (
  event: string,
  audience: Audience,
  channel: Channel,
) => { subject: string; body: string };

/** The words in force for these events, in one query. */
export async function wordingOf(events: string[]): Promise<Wording> {
  const stored = await db()
    .select()
    .from(t)
    .where(inArray(t.event_type, [...new Set(events)]));
  const active = new Map(
    stored
      .filter((row) => row.is_active)
      .map((row) => [`${row.event_type}:${row.audience}:${row.channel}`, row]),
  );
  return (event, audience, channel) => {
    const own = builtIn(copyOf(event, audience)!, channel);
    const row = active.get(`${event}:${audience}:${channel}`);
    return { subject: row?.subject_template ?? own.subject, body: row?.body_template ?? own.body };
  };
}
