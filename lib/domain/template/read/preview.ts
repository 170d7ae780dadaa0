import { eq } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { render, type PlaceholderValues } from "@/lib/event/placeholders";
import { placeholderValuesOf } from "@/lib/event/placeholder-values";
import { effectiveWords, faultsOf, type TemplateWords } from "../rules";
import type { Preview, TemplateChange } from "../schema";
import { notificationTemplates } from "../table";
import { builtInTemplate, type BuiltInTemplate } from "./built-in";

const SAMPLE_READER = { id: "", timezone: "Asia/Manila" };

/**
 * How a draft reads with the event's sample facts, and what is wrong with it. For a text that is
 * absent from the draft, the saved one is shown. Throws 404 for an unknown id, 400 for `data` that
 * the event cannot have.
 */
export async function preview(
  id: string,
  draft: TemplateChange & { data?: Record<string, unknown> } = {},
): Promise<Preview> {
  const template = builtInTemplate(id);
  const [row] = await db()
    .select()
    .from(notificationTemplates)
    .where(eq(notificationTemplates.id, id));
  const saved = effectiveWords(template.copy, template.channel, row);
  const words = {
    subject: draft.subject_template ?? saved.subject,
    body: draft.body_template ?? saved.body,
  };
  const { filled, faults } = checkWords(template, words, draft.data);
  const toast =
    template.channel === "in_app"
      ? filled.body
      : render(template.copy.toast, sampleValues(template, draft.data));
  return { ...filled, toast, errors: Object.values(faults).flat() };
}

/** Fills the placeholders with sample facts and lists the faults of the words, by field. */
export function checkWords(
  template: BuiltInTemplate,
  words: TemplateWords,
  data: Record<string, unknown> = {},
) {
  const sample = sampleValues(template, data);
  const filled = { subject: render(words.subject, sample), body: render(words.body, sample) };
  return { filled, faults: faultsOf(words, filled, variablesOf(template), template.channel) };
}

export const variablesOf = (template: BuiltInTemplate): string[] =>
  Object.keys(sampleValues(template)).sort();

/** The value of each variable for sample facts. `data` replaces facts, or variables, by name. */
function sampleValues(
  template: BuiltInTemplate,
  data: Record<string, unknown> = {},
): PlaceholderValues {
  const values = valuesFromFacts(template, data);
  const facts = template.definition.sample as object;
  const replaced = Object.entries(data).filter(
    ([name, value]) =>
      name in values && !(name in facts) && ["string", "number"].includes(typeof value),
  );
  return {
    ...values,
    ...Object.fromEntries(replaced.map(([name, value]) => [name, String(value)])),
  };
}

function valuesFromFacts(
  template: BuiltInTemplate,
  data: Record<string, unknown>,
): PlaceholderValues {
  const facts = template.definition.payload.safeParse({
    ...(template.definition.sample as object),
    ...data,
  });
  if (!facts.success)
    throw errors.invalid({
      data: facts.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    });
  try {
    return placeholderValuesOf(
      template.definition,
      facts.data as Record<string, unknown>,
      SAMPLE_READER,
      null,
    );
  } catch (error) {
    // Intl throws this for a time zone, currency or time that does not exist. The schema takes any
    // text for them.
    if (error instanceof RangeError)
      throw errors.invalid({
        data: ["It contains a time zone, currency or time that does not exist. Please correct it."],
      });
    throw error;
  }
}
