import { createRequest, sendResponse } from "@remix-run/node-fetch-server";
import compression from "compression";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/core/log";
import { problemOf } from "@/lib/http/problem";
import type { RouteFile } from "./api-routes";
import { answerBeforeRest, refuse, type Exchange } from "./early-refusal";
import type { ServeApi } from "./gate";

/** The library is typed for Express; it needs no more than Node's own request and response. */
const compress = compression({ threshold: "1kb" }) as unknown as (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

/**
 * Creates the function that answers a request of the API by the handler of its route file, without
 * Next. It returns false when there is no such file; Next then answers. The gate has checked path
 * and method before.
 */
export function createApiServer(routes: ReadonlyMap<string, RouteFile>): ServeApi {
  return (exchange, { path, params }, done) => {
    const file = routes.get(path);
    const method = exchange.request.method ?? "GET";
    const handler = file?.[method] ?? (method === "HEAD" ? file?.GET : undefined);
    if (!handler) return false;
    compress(exchange.request, exchange.response, () => {
      const handle = (sent: Request) => handler(sent, { params: Promise.resolve(params) });
      void answer(exchange, handle, done);
    });
    return true;
  };
}

async function answer(
  exchange: Exchange,
  handle: (sent: Request) => Promise<Response>,
  done: () => void,
): Promise<void> {
  const { request, response } = exchange;
  try {
    const sent = createRequest(request, response);
    const result = await handle(sent);
    // A client that reads its answer slowly keeps no other out.
    done();
    if (request.complete) return await sendResponse(response, result);
    // The handler refused the request before its body had come. Where it has begun to read the
    // body, it has also cancelled it, and this fails.
    await sent.body?.cancel().catch(() => undefined);
    const { status, headers } = result;
    const body = await result.text();
    answerBeforeRest(exchange, { status, headers: Object.fromEntries(headers), body });
  } catch (error) {
    if (response.destroyed) return;
    // Handlers answer their own errors. This one came before or after them.
    log().error({ err: error, path: request.url }, "an answer of the API was not sent");
    if (response.headersSent) response.destroy();
    else refuse(exchange, { problem: problemOf(error) });
  } finally {
    done();
  }
}
