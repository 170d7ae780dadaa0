import { availableChannels } from "@/lib/event/available-channels";
import {
  evaluate,
  type About,
  type Channel,
  type Copy,
  type EventDefinition,
} from "@/lib/event/event";
import { decideDelivery, targetsOf, type Preferences } from "../rules/delivery";

type Facts = Record<string, unknown>;

/**
 * Decides on which channels the notification of an event goes to a recipient with these
 * preferences. Also returns what it is about, its category and its priority. `escalatedTo`: the
 * channel on which its escalation waits already.
 */
export function decideEvent(
  {
    definition,
    copy,
    facts,
    escalatedTo,
  }: {
    definition: EventDefinition<Facts>;
    copy: Copy<Facts>;
    facts: Facts;
    escalatedTo?: Channel | undefined;
  },
  preferences: Preferences,
  now: Date,
) {
  const about = definition.about?.(facts) ?? aboutBooking(facts);
  const category = evaluate(definition.category, facts);
  const priority = evaluate(copy.priority ?? definition.priority, facts);
  const decisions = decideDelivery(
    {
      channels: evaluate(copy.channels, facts),
      category,
      priority,
      isLocked: definition.lockedReason !== undefined,
      isTransactional: definition.isTransactional ?? false,
      escalates: definition.escalation !== "never",
      escalatedTo,
      about: targetsOf(about),
    },
    preferences,
    availableChannels(),
    now,
  );
  return { about, category, priority, decisions };
}

const aboutBooking = (facts: Facts): About => ({
  type: "booking",
  id: String(facts.booking_id),
  lot_id: String(facts.lot_id),
});
