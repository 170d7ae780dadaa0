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
  given,
  type Audience,
  type Channel,
  type Copy,
  type EventDefinition,
  type Level,
} from "@/lib/event/event";
import { render } from "@/lib/event/placeholders";
import { wordsOf } from "@/lib/event/render";
import type { testRequest } from "../schema";
import { deliveries } from "../table";

const said: Record<Level, string> = {
  success: "This is how good news looks.",
  error: "This is how an error looks.",
  warning: "This is how a warning looks.",
  info: "This is how a piece of news looks.",
  confirm: "This is how something that you did looks.",
};

/**
 * Sends the person a sample of an event or of a level on these channels, through the same decisions as any notification, and
 * says which channels it took and why not the others (N12). Throws 400 for an event that is not in the catalogue.
 */
export const testAlert = (actor: Actor, request: z.output<typeof testRequest>) =>
  transaction(
    async () => {
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
    },
    async () => {
      const notification_ids = notificationsFor(actor.id);
      const channels = await db()
        .select()
        .from(deliveries)
        .where(
          and(
            inArray(deliveries.notification_id, notification_ids),
            request.channels ? inArray(deliveries.channel, request.channels) : undefined,
          ),
        );
      const isSent = (channel: (typeof channels)[number]) =>
        channel.status === "sent" || (channel.status === "queued" && !channel.reason);
      return {
        sent: channels.filter(isSent).map((channel) => channel.channel),
        notification_ids,
        suppressed: channels
          .filter((channel) => !isSent(channel))
          .map((channel) => ({
            channel: channel.channel,
            reason: channel.reason ?? channel.status,
          })),
      };
    },
  );

type Sample = Pick<Composed, "title" | "message" | "level" | "priority" | "category" | "channels">;

function sampleOf(
  actor: Actor,
  { event_type, level = "info", channels }: z.output<typeof testRequest>,
): Sample {
  if (!event_type)
    return {
      title: "Test",
      message: said[level],
      level,
      priority: "MEDIUM",
      category: "system",
      channels: channels ?? ["in_app"],
    };
  const definition = definitionOf(event_type);
  if (!definition) throw errors.invalid({ event_type: ["There is no such event."] });
  return fromCatalogue(actor, definition, channels);
}

function fromCatalogue(
  actor: Actor,
  definition: EventDefinition<unknown>,
  channels: Channel[] | undefined,
): Sample {
  const copies = definition.to as Partial<Record<Audience, Copy<unknown>>>;
  const copy = copies[actor.role] ?? Object.values(copies)[0]!;
  const sample = definition.sample as Record<string, unknown>;
  const words = wordsOf(definition, sample, actor, null);
  return {
    title: render(copy.title, words),
    message: render(copy.toast, words),
    level: given(copy.level ?? definition.level, definition.sample),
    priority: given(copy.priority ?? definition.priority, definition.sample),
    category: given(definition.category, definition.sample),
    channels: channels ?? (Object.keys(given(copy.channels, definition.sample)) as Channel[]),
  };
}
