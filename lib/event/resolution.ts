import { evaluate, type EventDefinition } from "./event";
import { definitionOf } from "./catalogue";

/** Which open notifications an event answers, by their event type and group, and how. */
export interface Resolution {
  event: string;
  group: string;
  resolved: { by: string; at: string; outcome: string };
}

interface Happened {
  type: string;
  payload: Record<string, unknown>;
  created_at: Date;
}

/** What an event resolves, by the rules of the catalogue. */
export function resolutionsOf({ type, payload, created_at }: Happened): Resolution[] {
  const definition = definitionOf(type) as EventDefinition<Record<string, unknown>> | undefined;
  const resolving = (definition?.resolves ?? []).filter(({ when }) => when?.(payload) ?? true);
  return resolving.map(({ event, group, outcome, by }) => ({
    event,
    group: group(payload),
    resolved: {
      by: by(payload),
      at: created_at.toISOString(),
      outcome: evaluate(outcome, payload),
    },
  }));
}
