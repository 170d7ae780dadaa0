import type { Role } from "@/lib/core/actor";
import { groupBy } from "@/lib/core/group";
import { draftOf, type Draft } from "@/lib/domain/notification/steps/draft";
import type { Preferences } from "@/lib/domain/preference/rules";
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

/**
 * The notifications of these events that nobody has yet, in the order of the events. An event of
 * which one cannot be drafted is added to `failures` and has none.
 */
export function draftsOf(
  events: StoredEvent[],
  circumstances: Circumstances,
  failures: Failure[],
): Draft[] {
  const planned = events
    .flatMap((event) => planNotifications(event, circumstances.withRole))
    .filter((one) => circumstances.preferences.has(one.recipient));
  const fresh = groupBy(withoutDuplicates(planned, circumstances.known), (one) => one.event);
  const answerTo = answersWithin(events);
  return events.flatMap((event) => {
    try {
      return (fresh.get(event) ?? []).map((one) =>
        draftOf(one, {
          preferences: circumstances.preferences.get(one.recipient)!,
          wording: circumstances.wording,
          now: circumstances.now,
          resolved: answerTo(one),
        }),
      );
    } catch (error) {
      failures.push({ id: event.id, error });
      return [];
    }
  });
}

/** The answer that a later one of these events gives to a question of an earlier one. */
function answersWithin(events: StoredEvent[]) {
  const answers = events.flatMap((event, index) =>
    resolutionsOf(event).map((resolution) => ({ index, ...resolution })),
  );
  return ({ event, definition, copy }: PlannedEvent) => {
    if (!answers.length || !copy.asks?.(event.payload)) return undefined;
    const asked = events.indexOf(event);
    const group = definition.group(event.payload);
    return answers.find(
      (one) => one.index > asked && one.event === event.type && one.group === group,
    )?.resolved;
  };
}
