import type { Role } from "@/lib/core/actor";
import { catalogue, definitionOf } from "@/lib/event/catalogue";
import {
  categories,
  evaluate,
  type Category,
  type Copy,
  type EventDefinition,
} from "@/lib/event/event";

export interface CategoryEvent {
  type: string;
  name: string;
  /** Why the event cannot be switched off; null when it can. */
  locked: string | null;
}

function copyFor(definition: EventDefinition<unknown>, role: Role): Copy<unknown> | undefined {
  const copies = definition.to;
  return copies[role] ?? copies.recipient;
}

/** Names for events whose title is written by hand or depends on the case. */
const names: Record<string, string> = {
  custom: "Message from a lot or Parkmate",
  new_reservation: "New booking",
};

function nameOf(type: string, { title }: Copy<unknown>): string {
  if (!title.includes("{")) return title;
  return names[type] ?? `${type.charAt(0).toUpperCase()}${type.slice(1).replaceAll("_", " ")}`;
}

/** The events of a category that somebody of this role can receive. */
export function eventsOfCategory(category: Category, role: Role): CategoryEvent[] {
  return Object.keys(catalogue).flatMap((type) => {
    const definition = definitionOf(type);
    const copy = definition && copyFor(definition, role);
    if (!copy || evaluate(definition.category, definition.sample) !== category) return [];
    return [{ type, name: nameOf(type, copy), locked: definition.lockedReason ?? null }];
  });
}

export type EventsByCategory = Partial<Record<Category, CategoryEvent[]>>;
/** The events that somebody of this role can receive, of the categories that have any. */
export const eventsByCategory = (role: Role): EventsByCategory =>
  Object.fromEntries(
    categories
      .map((category) => [category, eventsOfCategory(category, role)] as const)
      .filter(([, events]) => events.length > 0),
  );
