import { singleton } from "./singleton";

/** The state of this process that health reports. `lastTickAt`: monotonic milliseconds. */
export const vitals = singleton("vitals", () => ({
  sockets: 0,
  lastTickAt: performance.now(),
  isDraining: false,
}));
