import { createRequest, sendResponse } from "@remix-run/node-fetch-server";
import compression from "compression";
import type { IncomingMessage, ServerResponse } from "node:http";
import { errors } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import type { RouteFile, RouteHandler } from "./api-routes";
import { answerBeforeRest, refuse, type Exchange } from "./early-refusal";
import type { KnownPath } from "./path-lookup";

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
export function createApiServer(
  routes: ReadonlyMap<string, RouteFile>,
): (exchange: Exchange, known: KnownPath) => boolean {
  return (exchange, { path, params }) => {
    const file = routes.get(path);
    const method = exchange.request.method ?? "GET";
    const handler = file?.[method] ?? (method === "HEAD" ? file?.GET : undefined);
    if (!handler) return false;
    compress(exchange.request, exchange.response, () => void answer(exchange, handler, params));
    return true;
  };
}

async function answer(
  exchange: Exchange,
  handler: RouteHandler,
  params: Record<string, string>,
): Promise<void> {
  const { request, response } = exchange;
  const sent = requestOf(exchange);
  if (!sent) return void refuse(exchange, errors.malformed("bad_host", "The host is not valid."));
  try {
    const result = await handler(sent, { params: Promise.resolve(params) });
    if (result.headers.get("connection") !== "close") return await sendResponse(response, result);
    // The body was refused halfway.
    const { status, headers } = result;
    const body = await result.text();
    answerBeforeRest(exchange, { status, headers: Object.fromEntries(headers), body });
  } catch (error) {
    // Handlers answer their own errors. This one broke the answer on its way to the client.
    if (!response.destroyed) log().error({ err: error, path: request.url }, "answer not sent");
    response.destroy();
  }
}

/** Null when the request names no valid host. */
function requestOf({ request, response }: Exchange): Request | null {
  try {
    return createRequest(request, response);
  } catch {
    return null;
  }
}
