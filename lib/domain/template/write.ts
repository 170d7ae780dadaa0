import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction, type Database } from "@/lib/core/db";
import { AppError, errors } from "@/lib/core/errors";
import { differences } from "@/lib/domain/audit/rules";
import { audit } from "@/lib/domain/audit/write";
import { builtInTemplate, type BuiltInTemplate } from "./read/built-in";
import { checkWords } from "./read/preview";
import { getTemplate } from "./read/templates";
import { builtInWords, effectiveWords, type TemplateWords } from "./rules";
import type { Template, TemplateChange } from "./schema";
import { notificationTemplates, templateVersions } from "./table";

/**
 * Changes a template from the next notification on, and stores a new version unless the words and
 * `is_active` stay the same.
 * Throws 404 for an unknown id, 400 with the faults of the words by field, 409 `template_changed`
 * (with `version`) when the template is not `if_version` any more.
 */
export const changeTemplate = (
  actor: Actor,
  id: string,
  change: TemplateChange,
): Promise<Template> =>
  transaction(async (tx) => {
    const template = builtInTemplate(id);
    const stored = await lockTemplate(tx, template);
    const before = effectiveWords(template.copy, template.channel, stored);
    const words = {
      subject: change.subject_template ?? before.subject,
      body: change.body_template ?? before.body,
    };
    const isActive = change.is_active ?? stored.is_active;
    const isSame =
      isActive === stored.is_active &&
      words.subject === before.subject &&
      words.body === before.body;
    if (isSame) return getTemplate(id);
    requireVersion(stored.version, change.if_version);
    const { faults } = checkWords(template, words);
    if (Object.keys(faults).length)
      throw new AppError({ ...errors.invalid(faults).problem, title: "The words cannot be used" });
    await storeVersion(tx, actor, template, { words, isActive, stored });
    return getTemplate(id);
  });

function requireVersion(version: number, wanted: number | undefined): void {
  if (wanted === undefined || wanted === version) return;
  throw errors.conflict(
    "template_changed",
    "Somebody else has changed this template meanwhile. Nothing was saved.",
    { version },
  );
}

/** Goes back to the catalogue's words, as a new version. Throws 404 for an unknown id. */
export const resetTemplate = (actor: Actor, id: string): Promise<Template> =>
  transaction(async (tx) => {
    const template = builtInTemplate(id);
    const stored = await lockTemplate(tx, template);
    const words = builtInWords(template.copy, template.channel);
    await storeVersion(tx, actor, template, { words, isActive: true, stored });
    // For null the catalogue's words are used, even when a later release changes them.
    await tx
      .update(notificationTemplates)
      .set({ subject_template: null, body_template: null })
      .where(eq(notificationTemplates.id, id));
    return getTemplate(id);
  });

type StoredTemplate = Awaited<ReturnType<typeof lockTemplate>>;

/** Locks the template's row; creates it at the first change. */
async function lockTemplate(tx: Database, template: BuiltInTemplate) {
  await tx
    .insert(notificationTemplates)
    .values({
      id: template.id,
      event_type: template.event,
      audience: template.audience,
      channel: template.channel,
      version: 1,
    })
    .onConflictDoNothing();
  const [row] = await tx
    .select()
    .from(notificationTemplates)
    .where(eq(notificationTemplates.id, template.id))
    .for("update");
  return row!;
}

async function storeVersion(
  tx: Database,
  actor: Actor,
  template: BuiltInTemplate,
  { words, isActive, stored }: { words: TemplateWords; isActive: boolean; stored: StoredTemplate },
): Promise<void> {
  const version = stored.version + 1;
  const values = {
    subject_template: words.subject,
    body_template: words.body,
    is_active: isActive,
    version,
  };
  await tx
    .update(notificationTemplates)
    .set({ ...values, updated_at: clock.now() })
    .where(eq(notificationTemplates.id, template.id));
  await tx
    .insert(templateVersions)
    .values({ ...values, template_id: template.id, by_name: actor.name });
  const { subject, body } = effectiveWords(template.copy, template.channel, stored);
  const change = differences({ ...stored, subject_template: subject, body_template: body }, values);
  audit(
    actor,
    "template.change",
    { type: "template", id: template.id },
    { event: template.event, channel: template.channel, version, ...change },
  );
}
