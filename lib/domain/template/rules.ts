import { evaluate, type Channel, type Copy, type EventDefinition } from "@/lib/event/event";
import { namesIn } from "@/lib/event/placeholders";

const MAX_TITLE_LENGTH = 60;
const MAX_SUBJECT_LENGTH = 100;
const MAX_TOAST_LENGTH = 120;

export interface TemplateWords {
  subject: string;
  body: string;
}

/** The catalogue's words of a copy on one channel. */
export function builtInWords(copy: Copy<unknown>, channel: Channel): TemplateWords {
  if (channel !== "email") return { subject: copy.title, body: copy.toast };
  const body = copy.detail ? `${copy.toast}\n${copy.detail}` : copy.toast;
  return { subject: copy.subject ?? copy.title, body };
}

/** The stored template's words; the catalogue's for a text that is null or not stored at all. */
export function effectiveWords(
  copy: Copy<unknown>,
  channel: Channel,
  stored: { subject_template: string | null; body_template: string | null } | undefined,
): TemplateWords {
  const builtIn = builtInWords(copy, channel);
  return {
    subject: stored?.subject_template ?? builtIn.subject,
    body: stored?.body_template ?? builtIn.body,
  };
}

export const channelsOf = (copy: Copy<unknown>, definition: EventDefinition<unknown>): Channel[] =>
  Object.keys(evaluate(copy.channels, definition.sample)) as Channel[];

/**
 * What is wrong with the words, by field: unknown variables, stray braces, and texts that are too
 * long for a toast or a phone. `filled` are the same words with sample facts filled in.
 */
export function faultsOf(
  words: TemplateWords,
  filled: TemplateWords,
  variables: readonly string[],
  channel: Channel,
): Record<string, string[]> {
  const faults = {
    subject_template: [
      ...placeholderFaults(words.subject, variables),
      ...lengthFaults(filled.subject, channel === "email" ? MAX_SUBJECT_LENGTH : MAX_TITLE_LENGTH),
    ],
    body_template: [
      ...placeholderFaults(words.body, variables),
      ...(channel === "email" ? [] : lengthFaults(filled.body, MAX_TOAST_LENGTH)),
    ],
  };
  return Object.fromEntries(Object.entries(faults).filter(([, list]) => list.length));
}

function placeholderFaults(text: string, variables: readonly string[]): string[] {
  const unknown = namesIn(text).filter((name) => !variables.includes(name));
  const hasStrayBrace = /[{}]/.test(text.replace(/\{\w+\}/g, ""));
  return [
    ...unknown.map((name) => `There is no variable {${name}}.`),
    ...(hasStrayBrace ? ["A brace is not part of a {variable}: close or remove it."] : []),
  ];
}

const lengthFaults = (filled: string, max: number): string[] =>
  filled.length > max
    ? [`Too long: ${filled.length} characters with sample data, at most ${max}.`]
    : [];
