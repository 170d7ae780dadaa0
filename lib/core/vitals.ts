import { singleton } from "./singleton";

/** What `GET /api/health/` reports of this process. `lastTickAt` is in monotonic milliseconds. */
export const vitals = singleton("vitals", () => ({
  sockets: 0,
  lastTickAt: performance.now(),
  isDraining: false,
}));
