import type { QueryClient } from "@tanstack/react-query";
import { refreshLists } from "./notification-cache";
import type { Toaster } from "./toaster";

/** The live connection of one signed-in person, as message handlers see it. */
export interface LiveSession {
  readonly userId: string;
  readonly queries: QueryClient;
  readonly toaster: Toaster;
  /**
   * The sequence number in the person's feed up to which this page is complete. Null until the
   * server has named one; 0 is a valid position.
   */
  lastSeq: number | null;
  /** Requests everything after `lastSeq`. */
  requestSync(): void;
  /** Sets the delay of the next reconnect. With 0, disconnects and connects immediately. */
  reconnectAfter(delayMs: number): void;
  /** Disconnects until this tab is visible again: the person has more tabs than may connect. */
  yieldToNewerTab(): void;
  /** Closes the connection, ends the session and loads the sign-in page. */
  signOut(reason: string): void;
}

type SequenceState = Pick<LiveSession, "lastSeq" | "queries" | "requestSync">;

/**
 * Sets the first sequence number. Lists that were fetched earlier may lack rows before it, which
 * no message will bring, so they are fetched again.
 */
export function startSequence(session: SequenceState, seq: number): void {
  if (session.lastSeq !== null) return;
  session.lastSeq = seq;
  void refreshLists(session.queries);
}

/** The highest known sequence number; undefined for none or 0, which means nothing was loaded. */
export const latestSeq = (...known: (number | null | undefined)[]): number | undefined =>
  Math.max(0, ...known.map((seq) => seq ?? 0)) || undefined;

/** Takes the sequence number of a message. A gap means that something was missed. */
export function advanceSequence(session: SequenceState, seq: number): void {
  if (session.lastSeq === null) return;
  if (seq > session.lastSeq + 1) session.requestSync();
  else session.lastSeq = Math.max(session.lastSeq, seq);
}
