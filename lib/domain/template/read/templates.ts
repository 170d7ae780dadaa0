import { desc, eq } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { evaluate, type Category, type Channel } from "@/lib/event/event";
import { listPage, type PageRequest } from "@/lib/http/page";
import { effectiveWords } from "../rules";
import type { Template } from "../schema";
import { notificationTemplates, templateVersions } from "../table";
import { builtInTemplate, builtInTemplates, type BuiltInTemplate } from "./built-in";
import { variablesOf } from "./preview";

/** The time of creation and change that templates show until they are changed. */
const RELEASED_AT = "2026-01-01T00:00:00.000Z";
const MAX_VERSIONS = 50;
type Row = typeof notificationTemplates.$inferSelect;

interface TemplatesQuery extends PageRequest {
  notification_type?: Category | undefined;
  event_type?: string | undefined;
  delivery_channel?: Channel | undefined;
  is_active?: boolean | undefined;
}

/** A page of the templates that match the query, without their versions. */
export const listTemplates = (query: TemplatesQuery) =>
  listPage(query, async (limit, offset) => {
    const stored = new Map(
      (await db().select().from(notificationTemplates)).map((row) => [row.id, row]),
    );
    const matching = builtInTemplates
      .map((template) => toWire(template, stored.get(template.id)))
      .filter(
        (template) =>
          (!query.notification_type || template.notification_type === query.notification_type) &&
          (!query.event_type || template.event_type === query.event_type) &&
          (!query.delivery_channel || template.delivery_channel === query.delivery_channel) &&
          (query.is_active === undefined || template.is_active === query.is_active),
      );
    return { count: matching.length, rows: matching.slice(offset, offset + limit) };
  });

/** A template with its versions, newest first. Throws 404. */
export async function getTemplate(id: string): Promise<Template> {
  const template = builtInTemplate(id);
  const [row] = await db()
    .select()
    .from(notificationTemplates)
    .where(eq(notificationTemplates.id, id));
  const versions = await db()
    .select()
    .from(templateVersions)
    .where(eq(templateVersions.template_id, id))
    .orderBy(desc(templateVersions.version))
    .limit(MAX_VERSIONS);
  return {
    ...toWire(template, row),
    versions: versions.map((one) => ({
      version: one.version,
      subject_template: one.subject_template,
      body_template: one.body_template,
      is_active: one.is_active,
      by: one.by_name,
      created_at: one.created_at.toISOString(),
    })),
  };
}

function toWire(template: BuiltInTemplate, row: Row | undefined): Template {
  const { copy, definition, event, audience, channel } = template;
  const words = effectiveWords(copy, channel, row);
  const title = copy.title.includes("{") ? asWords(event) : copy.title;
  return {
    id: template.id,
    name: `${title} · ${asWords(audience)}`,
    event_type: event,
    notification_type: evaluate(definition.category, definition.sample),
    audience,
    delivery_channel: channel,
    subject_template: words.subject,
    body_template: words.body,
    is_active: row?.is_active ?? true,
    version: row?.version ?? 1,
    variables: variablesOf(template),
    created_at: row?.created_at.toISOString() ?? RELEASED_AT,
    updated_at: row?.updated_at.toISOString() ?? RELEASED_AT,
  };
}

/** "New reservation" from "new_reservation". */
const asWords = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
