import { clock } from "@/lib/core/clock";
import { actionOf, type Action as ActionDefinition, type ActionName } from "@/lib/event/action";
import { definitionOf } from "@/lib/event/catalogue";
import type { Audience, Copy } from "@/lib/event/event";
import type { Notification } from "../schema";
import type { NotificationRow } from "../table";

type Row = Pick<
  NotificationRow,
  "event_type" | "audience" | "asks" | "data" | "resolved" | "expires_at"
>;
type Action = Notification["actions"][number];

/** A notification's links and, if it asks for a decision, the actions that the server executes. */
export function actionsOf(row: Row): Action[] {
  const copies: Partial<Record<Audience, Copy<unknown>>> = definitionOf(row.event_type)?.to ?? {};
  const names = (row.audience && copies[row.audience]?.actions) || [];
  return names.flatMap((name) => {
    const { label, style, href, until, fits } = actionOf(name);
    if (fits && !fits(row.data)) return [];
    if (href) {
      const expiresAt = until ? expiryOf(row, until) : null;
      return {
        id: name,
        label,
        style,
        kind: "link" as const,
        href: href(row.data),
        state: until ? stateOf(row, expiresAt) : ("open" as const),
        expires_at: expiresAt,
      };
    }
    return row.asks ? [executable(row, name)] : [];
  });
}

function executable(row: Row, name: ActionName): Action {
  const { label, done, style, until } = actionOf(name);
  const expiresAt = expiryOf(row, until);
  const state = stateOf(row, expiresAt);
  const isOutcome = state === "done" && row.resolved?.outcome === done.toLowerCase();
  return {
    id: name,
    label: isOutcome ? done : label,
    style,
    kind: "execute",
    href: null,
    state,
    expires_at: expiresAt,
  };
}

function expiryOf({ data, expires_at }: Row, until: ActionDefinition["until"]): string | null {
  const end = until && data[until];
  return typeof end === "string" ? end : (expires_at?.toISOString() ?? null);
}

/** A notification resolved at or after its expiry was resolved by the expiry: it is expired. */
function stateOf({ resolved }: Row, expiresAt: string | null): Action["state"] {
  const endedAt = resolved ? Date.parse(resolved.at) : clock.ms();
  if (expiresAt !== null && Date.parse(expiresAt) <= endedAt) return "expired";
  return resolved ? "done" : "open";
}
