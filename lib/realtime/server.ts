import type { Server as HttpServer } from "node:http";
import { serveGateway } from "./gateway";
import { Realtime } from "./realtime";
import { serveSocketIo } from "./socket-io";

/** Runs the socket protocol on the http server, by both transports. Returns how to end it: clients are told and come back to another node. */
export function startRealtime(http: HttpServer): { close: () => Promise<void> } {
  const realtime = new Realtime();
  const socketIo = serveSocketIo(http, realtime);
  const gateway = serveGateway(http, realtime);
  return {
    close: async () => {
      realtime.close();
      await gateway.close();
      await socketIo.close();
    },
  };
}
