import { createServer, type RequestListener, type Server } from "node:http";
import { SECOND_MS } from "@/lib/core/duration";

/** The HTTP server with its limits on slow and oversized clients (docs/security.md H96). */
export const createHttpServer = (listener: RequestListener): Server =>
  Object.assign(
    createServer(
      // How often Node looks for clients that are too slow; its own interval is 30 s.
      { maxHeaderSize: 16 * 1024, connectionsCheckingInterval: SECOND_MS },
      listener,
    ),
    {
      headersTimeout: 15 * SECOND_MS,
      requestTimeout: 30 * SECOND_MS,
      keepAliveTimeout: 65 * SECOND_MS,
      maxConnections: 20_000,
    },
  );
