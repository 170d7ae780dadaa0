import { setImmediate } from "node:timers/promises";
import type { Role } from "@/lib/core/actor";
import { groupBy } from "@/lib/core/group";
import { draftOf, type Draft } from "@/lib/domain/notification/steps/draft";
import type { Preferences } from "@/lib/domain/preference/rules/delivery";
import type { Wording } from "@/lib/domain/template/read/wording";
import { resolutionsOf } from "@/lib/event/resolution";
import type { StoredEvent } from "./outbox";
import {
  planNotifications,
  withoutDuplicates,
  type Failure,
  type KnownKeys,
  type PlannedEvent,
} from "./plan";

interface Circumstances {
  preferences: ReadonlyMap<string, Preferences>;
  withRole: ReadonlyMap<Role, string[]>;
  wording: Wording;
  known: KnownKeys;
  now: Date;
}

/** After this many notifications of one event, other events of the process are handled. */
const DRAFTS_PER_TURN = 50;

/**
 * The notifications of these events that nobody has yet, in the order of the events. An event of
 * which one cannot be drafted is added to `failures` and has none.
 */
export async function draftsOf(
  events: StoredEvent[],
  circumstances: Circumstances,
  failures: Failure[],
): Promise<Draft[]> {
  const planned = events
    .flatMap((event) => planNotifications(event, circumstances.withRole))
    .filter((one) => circumstances.preferences.has(one.recipient));
  const fresh = groupBy(withoutDuplicates(planned, circumstances.known), (one) => one.event);
  const resolutionOf = resolutionsWithin(events);
  const draft = (one: PlannedEvent) =>
    draftOf(one, {
      preferences: circumstances.preferences.get(one.recipient)!,
      wording: circumstances.wording,
      now: circumstances.now,
      resolved: resolutionOf(one),
    });
  const drafts: Draft[] = [];
  for (const event of events)
    try {
      drafts.push(...(await draftEach(fresh.get(event) ?? [], draft)));
    } catch (error) {
      failures.push({ id: event.id, error });
    }
  return drafts;
}

async function draftEach(
  planned: PlannedEvent[],
  draft: (one: PlannedEvent) => Draft,
): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (let from = 0; from < planned.length; from += DRAFTS_PER_TURN) {
    if (from > 0) await setImmediate();
    drafts.push(...planned.slice(from, from + DRAFTS_PER_TURN).map(draft));
  }
  return drafts;
}

/** The resolution that a later one of these events brings to a notification of an earlier one. */
function resolutionsWithin(events: StoredEvent[]) {
  const resolutions = events.flatMap((event, index) =>
    resolutionsOf(event).map((resolution) => ({ index, ...resolution })),
  );
  return ({ event, definition, copy }: PlannedEvent) => {
    if (!resolutions.length || !copy.asks?.(event.payload)) return undefined;
    const asked = events.indexOf(event);
    const group = definition.group(event.payload);
    return resolutions.find(
      (one) => one.index > asked && one.event === event.type && one.group === group,
    )?.resolved;
  };
}
