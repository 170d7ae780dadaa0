import { MINUTE_MS } from "./duration";
import { singleton } from "./singleton";

const state = singleton("clock", () => ({ offsetMs: 0 }));

/**
 * The one clock of the server (docs/data.md I13). SQL gets its "now" from here as a parameter. With
 * `APP_ENV=test` it can be moved; the offset is then stored in the database (lib/domain/system).
 */
export const clock = {
  now: (): Date => new Date(Date.now() + state.offsetMs),
  ms: (): number => Date.now() + state.offsetMs,
  /** The real time, even after a test has moved the clock: moving it must not end a sign-in. */
  realMs: (): number => Date.now(),
  inMinutes: (minutes: number): Date => new Date(clock.ms() + minutes * MINUTE_MS),
  setOffset: (offsetMs: number): void => {
    state.offsetMs = offsetMs;
  },
  offset: (): number => state.offsetMs,
};
