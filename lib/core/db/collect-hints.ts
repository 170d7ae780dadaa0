import { emptyHints, encodeHints, type HintKind, type Hints } from "../bus";

/** How long hints are collected: less than anybody notices, and many acts under load. */
const COLLECT_MS = 5;
/** Ids of 36 characters in one message; PostgreSQL refuses a NOTIFY of 8,000 bytes. */
const MAX_IDS = 180;

/**
 * Collects hints for the other nodes for a moment and sends them together, in messages of a limited
 * size: each NOTIFY is a statement, and all of them wait for one lock of the database. When one is
 * lost, the other nodes' sweep finds the change within a second.
 */
export function collectHints(send: (message: string) => void): (hints: Hints) => void {
  let collected: Hints | null = null;
  const flush = () => {
    for (const part of inParts(collected!)) send(encodeHints(part));
    collected = null;
  };
  return (hints) => {
    if (!collected) {
      collected = emptyHints();
      setTimeout(flush, COLLECT_MS);
    }
    for (const kind of Object.keys(hints) as HintKind[])
      for (const id of hints[kind]) collected[kind].add(id);
  };
}

function inParts(hints: Hints): Hints[] {
  const all = (Object.keys(hints) as HintKind[]).flatMap((kind) =>
    [...hints[kind]].map((id) => ({ kind, id })),
  );
  const parts: Hints[] = [];
  for (let from = 0; from < all.length; from += MAX_IDS) {
    const part = emptyHints();
    for (const { kind, id } of all.slice(from, from + MAX_IDS)) part[kind].add(id);
    parts.push(part);
  }
  return parts;
}
