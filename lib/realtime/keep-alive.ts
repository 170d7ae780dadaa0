import type { WebSocket } from "ws";

const PING_MS = 25_000;
const PONG_MS = 20_000;

/** A client that has silently gone is found out within 45 s. */
export function keepAlive(client: Pick<WebSocket, "on" | "ping" | "terminate">): void {
  let deadline: NodeJS.Timeout | undefined;
  const beat = setInterval(() => {
    deadline ??= setTimeout(() => client.terminate(), PONG_MS);
    client.ping();
  }, PING_MS);
  client.on("pong", () => {
    clearTimeout(deadline);
    deadline = undefined;
  });
  client.on("close", () => {
    clearInterval(beat);
    clearTimeout(deadline);
  });
}
