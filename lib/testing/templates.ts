import type { Audience, Channel } from "@/lib/event/event";
import { builtInTemplates } from "@/lib/domain/template/read/built-in";

/** The id of the template of an event for an audience on a channel. */
export function templateId(event: string, audience: Audience, channel: Channel = "in_app"): string {
  const found = builtInTemplates.find(
    (one) => one.event === event && one.audience === audience && one.channel === channel,
  );
  if (!found) throw new Error(`There is no template for ${event}, ${audience}, ${channel}.`);
  return found.id;
}
