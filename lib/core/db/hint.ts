import { bus, isEmpty, emptyHints, type HintKind, type Hints } from "../bus";
import { notifyOtherNodes } from "./connection";
import { currentScope, outsideScope } from "./scope";

/** Tells every node what changed: after the commit, or immediately when no transaction runs. */
export function hint(kind: HintKind, ...ids: string[]): void {
  const scope = currentScope();
  const hints = scope?.hints ?? emptyHints();
  for (const id of ids) hints[kind].add(id);
  if (!scope) publishHints(hints);
}

/** Tells the other nodes alone, for a change that this node has handled already. */
export const hintOtherNodes = (kind: HintKind, ids: Iterable<string>): void =>
  notifyOtherNodes({ ...emptyHints(), [kind]: new Set(ids) });

export function publishHints(hints: Hints): void {
  if (isEmpty(hints)) return;
  outsideScope(() => {
    bus.publish(hints);
    notifyOtherNodes(hints);
  });
}
