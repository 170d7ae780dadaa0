import { singleton } from "./singleton";

/** What this process knows of itself; health reads it. `lastTickAt` is the monotonic clock's, in milliseconds. */
export const vitals = singleton("vitals", () => ({
  sockets: 0,
  lastTickAt: performance.now(),
  draining: false,
}));
