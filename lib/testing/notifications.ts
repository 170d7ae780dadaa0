import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import type { ComposedType } from "@/lib/domain/notification/rules";
import type { Composed } from "@/lib/event/catalogue/system";
import { emit } from "@/lib/event/emit";

interface Options {
  type?: ComposedType;
  author?: Actor;
}

/** Sends a notification to a person, as if `author` had written it. Returns its id. */
export async function notify(
  person: Pick<Actor, "id">,
  fields: Partial<Composed> = {},
  { type = "custom", author }: Options = {},
): Promise<string> {
  const batch_id = newId();
  const payload: Composed = {
    batch_id,
    recipients: [person.id],
    level: "info",
    priority: "MEDIUM",
    category: "message",
    title: "Gate B",
    message: "Gate B is closed today.",
    channels: ["in_app"],
    data: {},
    related_type: null,
    related_id: null,
    lot_id: null,
    expires_at: null,
    scheduled_for: null,
    by_name: author?.name ?? "Parkmate",
    ...fields,
  };
  await transaction(() => Promise.resolve(emit(type, payload, { author: author?.id ?? null })));
  return batch_id;
}

/** Sends several notifications, one after the other. Returns their ids in that order. */
export async function notifyTimes(
  person: Pick<Actor, "id">,
  times: number,
  fields: Partial<Composed> = {},
): Promise<string[]> {
  const ids: string[] = [];
  for (let sent = 0; sent < times; sent += 1) ids.push(await notify(person, fields));
  return ids;
}
