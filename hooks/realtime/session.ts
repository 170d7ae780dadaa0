import type { QueryClient } from "@tanstack/react-query";
import { refreshLists } from "./notification-cache";

/** What the live connection of one signed-in person carries from one connect to the next. */
export interface LiveSession {
  readonly userId: string;
  readonly queries: QueryClient;
  /** The position in the person's feed up to which this page is complete; null until the server has told one. 0 is a position too. */
  lastSeq: number | null;
  /** Asks for what was missed since `lastSeq`. */
  requestSync(): void;
  reconnectIn(ms: number): void;
  /** Leaves the place to a newer tab until this one is looked at again. */
  standAside(): void;
  signedOut(reason: string): void;
}

type Place = Pick<LiveSession, "lastSeq" | "queries" | "requestSync">;

/** Takes the first position that the server tells. Lists that were asked for before may be older than it: nobody else would ever bring what they lack. */
export function beginAt(session: Place, seq: number): void {
  if (session.lastSeq !== null) return;
  session.lastSeq = seq;
  void refreshLists(session.queries);
}

/** The newest position that any answer told. Where something is unread it cannot be 0, which stands for an answer still on its way. */
export const newestSeq = (...told: (number | null | undefined)[]): number | undefined =>
  Math.max(0, ...told.map((seq) => seq ?? 0)) || undefined;

/** Takes note of a row's sequence number; a jump means that something was missed. What comes before the first position adds nothing to it. */
export function noteSeq(session: Place, seq: number): void {
  if (session.lastSeq === null) return;
  if (seq > session.lastSeq + 1) session.requestSync();
  else session.lastSeq = Math.max(session.lastSeq, seq);
}
