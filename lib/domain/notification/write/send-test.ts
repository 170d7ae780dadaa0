import { and, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { db, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { definitionOf } from "@/lib/event/catalogue";
import type { Composed } from "@/lib/event/catalogue/system";
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
import { wordsOf } from "@/lib/event/words";
import type { testRequest } from "../schema";
import { deliveries } from "../table";

type TestRequest = z.output<typeof testRequest>;
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
export const sendTest = (actor: Actor, request: TestRequest) =>
  transaction(
    () => Promise.resolve(emitSample(actor, request)),
    () => outcomeOf(actor, request.channels),
  );

function emitSample(actor: Actor, request: TestRequest): void {
  emit(
    "alert_test",
    {
      ...sampleOf(actor, request),
      batch_id: newId(),
      recipients: [actor.id],
      data: { test: true },
      related_type: null,
      related_id: null,
      lot_id: null,
      expires_at: null,
      scheduled_for: null,
      by_name: "Parkmate",
    },
    { author: actor.id },
  );
}

type DeliveryRow = typeof deliveries.$inferSelect;

async function outcomeOf(actor: Actor, channels: Channel[] | undefined) {
  const notification_ids = notificationsFor(actor.id);
  const rows = await db()
    .select()
    .from(deliveries)
    .where(
      and(
        inArray(deliveries.notification_id, notification_ids),
        channels ? inArray(deliveries.channel, channels) : undefined,
      ),
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
const isSent = ({ status, reason }: DeliveryRow): boolean =>
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
  const words = wordsOf(definition, sample, actor, null);
  return {
    title: render(copy.title, words),
    message: render(copy.toast, words),
    level: evaluate(copy.level ?? definition.level, sample),
    priority: evaluate(copy.priority ?? definition.priority, sample),
    category: evaluate(definition.category, sample),
    channels: channels ?? (Object.keys(evaluate(copy.channels, sample)) as Channel[]),
  };
}
