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
  options: Options = {},
): Promise<string> {
  const [id] = await notifyTimes(person, 1, fields, options);
  return id!;
}

/** Sends several notifications in one transaction. Returns their ids in the order of the feed. */
export async function notifyTimes(
  person: Pick<Actor, "id">,
  times: number,
  fields: Partial<Composed> = {},
  { type = "custom", author }: Options = {},
): Promise<string[]> {
  const payloads = Array.from({ length: times }, (): Composed => ({
    batch_id: newId(),
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
  }));
  await transaction(() => {
    for (const payload of payloads) emit(type, payload, { author: author?.id ?? null });
    return Promise.resolve();
  });
  return payloads.map((payload) => payload.batch_id);
}
