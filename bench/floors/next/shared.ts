import type { Server } from "socket.io";
import type { openStore } from "../store";

interface Shared {
  io: Server;
  store?: ReturnType<typeof openStore>;
}

/** What the server and the route handlers share: Next.js loads a module once for each of them. */
export const shared = globalThis as unknown as Shared;
