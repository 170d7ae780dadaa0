import type { WebSocket } from "ws";
import { SECOND_MS } from "@/lib/core/duration";

/** How often a client is pinged, and how long the server waits for its answer. */
export const PING_MS = 25 * SECOND_MS;
export const PONG_MS = 20 * SECOND_MS;

/** Pings a client and terminates it when it does not answer, at most 45 s after its last answer. */
export function keepAlive(client: Pick<WebSocket, "on" | "ping" | "terminate">): void {
  let deadline: NodeJS.Timeout | undefined;
  const interval = setInterval(() => {
    deadline ??= setTimeout(() => client.terminate(), PONG_MS);
    client.ping();
  }, PING_MS);
  client.on("pong", () => {
    clearTimeout(deadline);
    deadline = undefined;
  });
  client.on("close", () => {
    clearInterval(interval);
    clearTimeout(deadline);
  });
}
