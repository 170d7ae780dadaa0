import { singleton } from "./singleton";

const state = singleton("clock", () => ({ offsetMs: 0 }));

/**
 * The one clock of the server (data.md I13). SQL gets its "now" from here as a parameter.
 * With `APP_ENV=test` it can be moved; the offset then lives in the database (lib/domain/system).
 */
export const clock = {
  now: (): Date => new Date(Date.now() + state.offsetMs),
  ms: (): number => Date.now() + state.offsetMs,
  /** What the wall clock says, whatever a test makes of `now`: for what no test may end by moving the clock. */
  realMs: (): number => Date.now(),
  inMinutes: (minutes: number): Date => new Date(Date.now() + state.offsetMs + minutes * 60_000),
  setOffset: (offsetMs: number): void => {
    state.offsetMs = offsetMs;
  },
  offset: (): number => state.offsetMs,
};
