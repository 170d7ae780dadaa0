import type { Server as HttpServer } from "node:http";
import { servePlainWebSockets } from "./plain-websocket";
import { ProtocolServer } from "./protocol-server";
import { serveSocketIo } from "./socket-io";

/** Serves the socket protocol on the HTTP server by both transports. Returns how to stop. */
export function startRealtime(http: HttpServer): { close: () => Promise<void> } {
  const protocol = new ProtocolServer();
  const socketIo = serveSocketIo(http, protocol);
  const plain = servePlainWebSockets(http, protocol);
  return {
    close: async () => {
      protocol.close();
      await plain.close();
      socketIo.close();
    },
  };
}
