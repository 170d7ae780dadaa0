import type { QueryClient } from "@tanstack/react-query";
import { serverNow } from "@/hooks/server-clock";

/** What the live connection of one signed-in person carries from one connect to the next. */
export interface LiveSession {
  readonly userId: string;
  readonly queries: QueryClient;
  lastSeq: number;
  /** Server time (ms) up to which nothing can have been missed. */
  liveAt: number;
  /** Asks for what was missed since `lastSeq`. */
  requestSync(): void;
  reconnectIn(ms: number): void;
  /** Leaves the place to a newer tab until this one is looked at again. */
  standAside(): void;
  signedOut(reason: string): void;
}

/** Takes note of a row's sequence number; a jump means that something was missed. */
export function noteSeq(session: LiveSession, seq: number): void {
  const missed = session.lastSeq > 0 && seq > session.lastSeq + 1;
  if (missed) session.requestSync();
  else session.lastSeq = Math.max(session.lastSeq, seq);
}

export function noteAlive(session: LiveSession): void {
  session.liveAt = serverNow();
}
