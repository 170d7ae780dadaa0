import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { errors } from "@/lib/core/errors";
import { definitionOf } from "@/lib/event/catalogue";
import {
  evaluate,
  type Audience,
  type Channel,
  type Copy,
  type EventDefinition,
} from "@/lib/event/event";
import { notOffered, decideDelivery, type ChannelDecision } from "../rules/delivery";
import type { Explanation } from "../schema";
import { preferencesOf } from "./preferences";

/**
 * Whether an event would reach the actor now, on which channels and why, decided for the event's
 * sample as dispatch would. Throws 400 for an event that is not in the catalogue.
 */
export async function explain(
  actor: Actor,
  query: { event_type: string; lot?: string | undefined },
  available: ReadonlySet<Channel>,
): Promise<Explanation> {
  const definition = definitionOf(query.event_type);
  if (!definition) throw errors.invalid({ event_type: ["There is no such event."] });
  const copy = copyFor(actor, definition);
  const preferences = (await preferencesOf([actor.id])).get(actor.id)!;
  const category = evaluate(definition.category, definition.sample);
  const decisions = decideDelivery(
    {
      channels: copy ? evaluate(copy.channels, definition.sample) : {},
      category,
      priority: evaluate(copy?.priority ?? definition.priority, definition.sample),
      isLocked: definition.lockedReason !== undefined,
      isTransactional: definition.isTransactional ?? false,
      escalates: copy !== undefined && definition.escalation !== "never",
      about: query.lot ? [`lot:${query.lot}`] : [],
    },
    preferences,
    available,
    clock.now(),
  );
  const { in_app, ...outside } = decisions.channels;
  return {
    event_type: query.event_type,
    notification_type: category,
    locked: definition.lockedReason ?? null,
    alert: toWire(copy ? decisions.alert : notOffered),
    channels: {
      in_app: toWire(copy ? in_app : notOffered),
      ...Object.fromEntries(Object.entries(outside).map(([name, one]) => [name, toWire(one)])),
    },
  };
}

/** The copy of the event for the actor's role, else the one for recipients that it lists by id. */
function copyFor(actor: Actor, definition: EventDefinition<unknown>): Copy<unknown> | undefined {
  const copies: Partial<Record<Audience, Copy<unknown>>> = definition.to;
  return copies[actor.role] ?? copies.recipient;
}

const toWire = ({ willSend, because, until }: ChannelDecision) => ({
  will_send: willSend,
  because,
  until: until?.toISOString() ?? null,
});
