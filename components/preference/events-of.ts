import type { Role } from "@/lib/core/actor";
import { catalogue, definitionOf } from "@/lib/event/catalogue";
import {
  given,
  type Audience,
  type Category,
  type Copy,
  type EventDefinition,
} from "@/lib/event/event";

export interface KnownEvent {
  type: string;
  name: string;
  locked: string | null;
}

type Definition = EventDefinition<unknown>;
const copyFor = (definition: Definition, role: Role) => {
  const copies = definition.to as Partial<Record<Audience, Copy<unknown>>>;
  return copies[role] ?? copies.recipient;
};
/** Written by hand or by circumstance, so the type has to do. */
const spoken: Record<string, string> = {
  custom: "Message from a lot or Parkmate",
  new_reservation: "New booking",
};
const inWords = (type: string) =>
  spoken[type] ?? `${type.charAt(0).toUpperCase()}${type.slice(1).replaceAll("_", " ")}`;
const nameOf = (type: string, { title }: Copy<unknown>) =>
  title.includes("{") ? inWords(type) : title;

/** The events of a category that somebody of this role can get, as the catalogue has them. */
export function eventsOf(category: Category, role: Role): KnownEvent[] {
  return Object.keys(catalogue).flatMap((type) => {
    const definition = definitionOf(type)!;
    const copy = copyFor(definition, role);
    if (!copy || given(definition.category, definition.sample) !== category) return [];
    return [{ type, name: nameOf(type, copy), locked: definition.locked ?? null }];
  });
}
