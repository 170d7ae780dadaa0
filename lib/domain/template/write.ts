import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction, type Database } from "@/lib/core/db";
import { AppError, errors } from "@/lib/core/errors";
import { audit } from "@/lib/domain/audit/write";
import { checkWords, getTemplate, knownTemplate, type Known } from "./read";
import { builtIn } from "./rules";
import type { Template, TemplateChange } from "./schema";
import { notificationTemplates as t, templateVersions as v } from "./table";

/** Changes the words from the next notification on; each change is a version, and what changes nothing is none. Throws 400 with the fault beside its field. */
export const changeTemplate = (
  actor: Actor,
  id: string,
  change: TemplateChange,
): Promise<Template> =>
  transaction(async (tx) => {
    const known = knownTemplate(id);
    const before = await lock(tx, known);
    const own = builtIn(known.copy, known.channel);
    const words = {
      subject: change.subject_template ?? before.subject_template ?? own.subject,
      body: change.body_template ?? before.body_template ?? own.body,
    };
    const isActive = change.is_active ?? before.is_active;
    if (
      isActive === before.is_active &&
      words.subject === (before.subject_template ?? own.subject) &&
      words.body === (before.body_template ?? own.body)
    )
      return getTemplate(id);
    const { faults } = checkWords(known, words);
    if (Object.keys(faults).length)
      throw new AppError({ ...errors.invalid(faults).problem, title: "The words cannot be used" });
    await keep(tx, actor, known, { ...words, isActive, version: before.version + 1 });
    return getTemplate(id);
  });

/** Takes the catalogue's words again, as a new version. */
export const resetTemplate = (actor: Actor, id: string): Promise<Template> =>
  transaction(async (tx) => {
    const known = knownTemplate(id);
    const before = await lock(tx, known);
    await keep(tx, actor, known, {
      ...builtIn(known.copy, known.channel),
      isActive: true,
      version: before.version + 1,
    });
    await tx.update(t).set({ subject_template: null, body_template: null }).where(eq(t.id, id));
    return getTemplate(id);
  });

async function lock(tx: Database, known: Known) {
  await tx
    .insert(t)
    .values({
      id: known.id,
      event_type: known.event,
      audience: known.audience,
      channel: known.channel,
      version: 1,
    })
    .onConflictDoNothing();
  return (await tx.select().from(t).where(eq(t.id, known.id)).for("update"))[0]!;
}

async function keep(
  tx: Database,
  actor: Actor,
  known: Known,
  next: { subject: string; body: string; isActive: boolean; version: number },
): Promise<void> {
  const texts = {
    subject_template: next.subject,
    body_template: next.body,
    is_active: next.isActive,
    version: next.version,
  };
  await tx
    .update(t)
    .set({ ...texts, updated_at: clock.now() })
    .where(eq(t.id, known.id));
  await tx.insert(v).values({ ...texts, template_id: known.id, by_name: actor.name });
  await audit(
    actor,
    "template.change",
    { type: "template", id: known.id },
    { event: known.event, channel: known.channel, version: next.version },
  );
}
