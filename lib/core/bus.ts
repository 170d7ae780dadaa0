import { EventEmitter } from "node:events";
import { singleton } from "./singleton";

/** The ids of what changed. Hints carry no data: every node reads the database again. */
export interface Hints {
  /** People whose feed of notifications changed. */
  users: Set<string>;
  lots: Set<string>;
  bookings: Set<string>;
  queues: Set<string>;
  /** People whose sessions were revoked or whose account changed; both are read again at once. */
  revoked: Set<string>;
  /** Timed jobs that have something to do before their next run, by name. */
  jobs: Set<string>;
  /** The test clock was moved. */
  clock: Set<string>;
}
export type HintKind = keyof Hints;
const kinds: HintKind[] = ["users", "lots", "bookings", "queues", "revoked", "jobs", "clock"];

export const emptyHints = (): Hints => ({
  users: new Set(),
  lots: new Set(),
  bookings: new Set(),
  queues: new Set(),
  revoked: new Set(),
  jobs: new Set(),
  clock: new Set(),
});
export const isEmpty = (hints: Hints) => kinds.every((kind) => hints[kind].size === 0);
export const encodeHints = (hints: Hints) =>
  JSON.stringify(Object.fromEntries(kinds.map((kind) => [kind, [...hints[kind]]])));
export function decodeHints(text: string): Hints {
  const given = JSON.parse(text) as Partial<Record<HintKind, string[]>>;
  return Object.fromEntries(
    kinds.map((kind) => [kind, new Set(given[kind] ?? [])]),
  ) as unknown as Hints;
}

const MAX_LISTENERS = 50;
const emitter = singleton("bus", () => new EventEmitter().setMaxListeners(MAX_LISTENERS));
type Listener = (hints: Hints) => void;

/** Carries hints within the process; `lib/core/db/hint` also sends them to other nodes. */
export const bus = {
  publish: (hints: Hints) => void emitter.emit("hints", hints),
  subscribe: (listener: Listener) => {
    emitter.on("hints", listener);
    return () => void emitter.off("hints", listener);
  },
};
