import { env } from "@/lib/core/env";
import type { Wording } from "@/lib/domain/template/read/wording";
import type { Channel } from "@/lib/event/event";
import { render } from "@/lib/event/placeholders";
import { placeholderValuesOf } from "@/lib/event/placeholder-values";
import { publicOrigin } from "@/lib/http/origin";
import type { Outgoing } from "./outgoing";

export interface Words {
  subject: string;
  /** The sentence, then further lines. */
  lines: string[];
}

/** What a message says on a channel, in the zone of its recipient. */
export function wordsOf(one: Outgoing, wording: Wording, channel: Channel): Words {
  const { notification, definition, facts, person, author_id } = one;
  const reader = { id: person.id, timezone: person.preferences.timezone };
  const values = placeholderValuesOf(definition, facts, reader, author_id);
  const words = wording(notification.event_type, notification.audience!, channel);
  return {
    subject: render(words.subject, values),
    lines: render(words.body, values).split("\n").filter(Boolean),
  };
}

export const messageOrigin = (): string => publicOrigin(`http://localhost:${env().PORT}`);

export const linkTo = (path: string): string => messageOrigin() + path;
