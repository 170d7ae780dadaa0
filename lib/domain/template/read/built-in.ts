import { v5 } from "uuid";
import { errors } from "@/lib/core/errors";
import { catalogue, definitionOf } from "@/lib/event/catalogue";
import {
  evaluate,
  type Audience,
  type Channel,
  type Copy,
  type EventDefinition,
  type Level,
} from "@/lib/event/event";
import { builtInWords, channelsOf, type TemplateWords } from "../rules";

const ID_NAMESPACE = "0a2f0a35-9a4c-4a8e-8d1c-3e6a5b0c9d21";

/** A template of the catalogue: the words of one event for one audience on one channel. */
export interface BuiltInTemplate {
  id: string;
  event: string;
  audience: Audience;
  channel: Channel;
  copy: Copy<unknown>;
  definition: EventDefinition<unknown>;
}

/** All templates of the catalogue. Events whose words people write (`recipient`) have none. */
export const builtInTemplates: BuiltInTemplate[] = Object.keys(catalogue).flatMap((event) => {
  const definition = definitionOf(event)!;
  return (Object.entries(definition.to) as [Audience, Copy<unknown>][])
    .filter(([audience]) => audience !== "recipient")
    .flatMap(([audience, copy]) =>
      channelsOf(copy, definition).map((channel) => ({
        id: v5(`${event}:${audience}:${channel}`, ID_NAMESPACE),
        event,
        audience,
        channel,
        copy,
        definition,
      })),
    );
});
const byId = new Map(builtInTemplates.map((template) => [template.id, template]));

export const copyOf = (event: string, audience: Audience): Copy<unknown> | undefined =>
  definitionOf(event)?.to?.[audience];

/** What the templates' pages know of the catalogue: words and level, by the template's id. */
export type BuiltInLooks = Record<string, TemplateWords & { level: Level }>;
export const builtInLooks = (): BuiltInLooks =>
  Object.fromEntries(
    builtInTemplates.map(({ id, copy, channel, definition }) => [
      id,
      {
        ...builtInWords(copy, channel),
        level: evaluate(copy.level ?? definition.level, definition.sample),
      },
    ]),
  );

/** The template of the catalogue with this id. Throws 404 for an unknown id. */
export function builtInTemplate(id: string): BuiltInTemplate {
  const template = byId.get(id);
  if (!template) throw errors.notFound();
  return template;
}
