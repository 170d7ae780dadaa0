import { definitionOf } from "@/lib/event/catalogue";
import { namesIn } from "@/lib/event/placeholders";
import {
  given,
  type Audience,
  type Channel,
  type Copy,
  type EventDefinition,
} from "@/lib/event/event";

const MAX_TITLE = 60;
const MAX_TOAST = 120;

/** The catalogue's own words for an audience on one channel. */
export function builtIn(copy: Copy<unknown>, channel: Channel): { subject: string; body: string } {
  const isLong = channel === "email" && copy.detail;
  return { subject: copy.title, body: isLong ? `${copy.toast}\n${copy.detail}` : copy.toast };
}

/** The copy of an event for an audience, or undefined. */
export const copyOf = (event: string, audience: Audience): Copy<unknown> | undefined =>
  (definitionOf(event)?.to as Partial<Record<Audience, Copy<unknown>>> | undefined)?.[audience];

/** The channels that a copy can go; the bell always. */
export const channelsOf = (copy: Copy<unknown>, definition: EventDefinition<unknown>): Channel[] =>
  Object.keys(given(copy.channels, definition.sample)) as Channel[];

/** What is wrong with words, by field: unknown names, and lines that a toast or a phone has no room for. `filled` are the words with sample facts. */
export function faultsOf(
  words: { subject: string; body: string },
  filled: { subject: string; body: string },
  known: readonly string[],
  channel: Channel,
): Record<string, string[]> {
  const faults: Record<string, string[]> = {};
  const check = (field: "subject" | "body", most: number | null) => {
    const unknown = namesIn(words[field])
      .filter((name) => !known.includes(name))
      .map((name) => `There is no variable {${name}}.`);
    const broken = /[{}]/.test(words[field].replace(/\{\w+\}/g, ""))
      ? ["A brace is open or stands alone."]
      : [];
    const long =
      most !== null && filled[field].length > most
        ? [`Too long: ${filled[field].length} characters with sample data, at most ${most}.`]
        : [];
    if (unknown.length + broken.length + long.length)
      faults[`${field}_template`] = [...unknown, ...broken, ...long];
  };
  check("subject", MAX_TITLE);
  check("body", channel === "email" ? null : MAX_TOAST);
  return faults;
}
