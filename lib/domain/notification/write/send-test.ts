import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import { decideEvent } from "@/lib/domain/preference/steps/decide-event";
import { definitionOf, type Payload } from "@/lib/event/catalogue";
import { byParkmate, type Composed } from "@/lib/event/catalogue/system";
import { emit, notificationsFor } from "@/lib/event/emit";
import {
  evaluate,
  type Audience,
  type Channel,
  type Copy,
  type EventDefinition,
  type Level,
} from "@/lib/event/event";
import { render } from "@/lib/event/placeholders";
import { placeholderValuesOf } from "@/lib/event/placeholder-values";
import type { testRequest } from "../schema";
import { firstDeliveries } from "../steps/first-deliveries";

type TestRequest = z.output<typeof testRequest>;
type Facts = Record<string, unknown>;
type Sample = Pick<Composed, "title" | "message" | "level" | "priority" | "category" | "channels">;

const sampleMessages: Record<Level, string> = {
  success: "This is how good news looks.",
  error: "This is how an error looks.",
  warning: "This is how a warning looks.",
  info: "This is how a piece of news looks.",
  confirm: "This is how something that you did looks.",
};

/**
 * Sends the actor a sample of an event or a level. Their preferences decide about it as about any
 * notification. Returns the channels that sent it and, for the others, why they did not. Throws 400
 * for an unknown event type.
 */
export async function sendTest(actor: Actor, request: TestRequest) {
  const payload = payloadOf(actor, request);
  return transaction(
    () => Promise.resolve(emit("alert_test", payload, { author: actor.id })),
    () => outcomeOf(actor, payload, request.channels),
  );
}

const payloadOf = (actor: Actor, request: TestRequest): Payload<"alert_test"> => ({
  ...sampleOf(actor, request),
  ...byParkmate,
  batch_id: newId(),
  recipients: [actor.id],
  data: { test: true },
});

async function outcomeOf(
  actor: Actor,
  facts: Payload<"alert_test">,
  channels: Channel[] | undefined,
) {
  const definition = definitionOf("alert_test") as unknown as EventDefinition<Facts>;
  const preferences = (await preferencesOf([actor.id])).get(actor.id)!;
  const about = { definition, copy: definition.to.recipient!, facts: { ...facts } };
  const { decisions } = decideEvent(about, preferences, clock.now());
  const notification_ids = notificationsFor(actor);
  const recipient = { id: notification_ids[0]!, recipient_id: actor.id };
  const rows = firstDeliveries(recipient, decisions, clock.now()).filter(
    (row) => !channels || channels.includes(row.channel),
  );
  return {
    sent: rows.filter(isSent).map((row) => row.channel),
    notification_ids,
    suppressed: rows
      .filter((row) => !isSent(row))
      .map((row) => ({ channel: row.channel, reason: row.reason ?? row.status })),
  };
}

/** A queued delivery with a reason waits for the end of quiet hours or for a digest. */
const isSent = ({ status, reason }: ReturnType<typeof firstDeliveries>[number]): boolean =>
  status === "sent" || (status === "queued" && !reason);

function sampleOf(actor: Actor, { event_type, level = "info", channels }: TestRequest): Sample {
  if (!event_type)
    return {
      title: "Test",
      message: sampleMessages[level],
      level,
      priority: "MEDIUM",
      category: "system",
      channels: channels ?? ["in_app"],
    };
  const definition = definitionOf(event_type);
  if (!definition) throw errors.invalid({ event_type: ["There is no such event."] });
  return sampleOfEvent(actor, definition, channels);
}

function sampleOfEvent(
  actor: Actor,
  definition: EventDefinition<unknown>,
  channels: Channel[] | undefined,
): Sample {
  const copies: Partial<Record<Audience, Copy<unknown>>> = definition.to;
  const copy = copies[actor.role] ?? Object.values(copies)[0]!;
  const sample = definition.sample as Record<string, unknown>;
  const values = placeholderValuesOf(definition, sample, actor, null);
  return {
    title: render(copy.title, values),
    message: render(copy.toast, values),
    level: evaluate(copy.level ?? definition.level, sample),
    priority: evaluate(copy.priority ?? definition.priority, sample),
    category: evaluate(definition.category, sample),
    channels: channels ?? (Object.keys(evaluate(copy.channels, sample)) as Channel[]),
  };
}
