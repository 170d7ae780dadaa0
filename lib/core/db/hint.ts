import { bus, encodeHints, isEmpty, emptyHints, type HintKind, type Hints } from "../bus";
import { notifyOtherNodes } from "./connection";
import { currentScope, outsideScope } from "./scope";

/** Ids of 36 characters that fit into one message (lib/core/db/open). */
const IDS_PER_MESSAGE = 180;

/** Tells every node what changed: after the commit, or at once when no transaction runs. */
export function hint(kind: HintKind, ...ids: string[]): void {
  const scope = currentScope();
  const hints = scope?.hints ?? emptyHints();
  for (const id of ids) hints[kind].add(id);
  if (!scope) publishHints(hints);
}

/**
 * Tells the other nodes alone what changed, for a change that this node has handled already. In
 * several messages when there are many ids, because a message has a limited size.
 */
export function hintOtherNodes(kind: HintKind, ids: readonly string[]): void {
  for (let from = 0; from < ids.length; from += IDS_PER_MESSAGE)
    notifyOtherNodes(
      encodeHints({ ...emptyHints(), [kind]: new Set(ids.slice(from, from + IDS_PER_MESSAGE)) }),
    );
}

export function publishHints(hints: Hints): void {
  if (isEmpty(hints)) return;
  outsideScope(() => {
    bus.publish(hints);
    notifyOtherNodes(encodeHints(hints));
  });
}
