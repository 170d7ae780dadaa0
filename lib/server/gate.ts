import type { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { env } from "@/lib/core/env";
import { errors, type AppError } from "@/lib/core/errors";
import { vitals } from "@/lib/core/vitals";
import { maxBytesOf } from "@/lib/http/body";
import type { Endpoint } from "@/lib/http/endpoint";
import { hasTooManyHeaders } from "@/lib/http/header-count";
import { commonHeaders } from "@/lib/http/problem";
import { pageHeaders, transportHeaders } from "@/lib/http/security-headers";
import { refuse, type Exchange } from "./early-refusal";
import { LoadShedder } from "./load-shedder";
import { createPathLookup, type KnownPath } from "./path-lookup";
import { prepareHeaders } from "./request-headers";

const MAX_TARGET_LENGTH = 8 * 1024;
const API = /^\/api(\/|\?|$)/;
/** A second base of the API under which older clients call it. */
const ALIAS =
  /^\/api\/v1\/drf\/notifications(?=\/(notifications|notification-(settings|templates))(\/|$))/;
/** A name or an address with its port: nothing that could become a path or a query. */
const HOST = /^[\w.:[\]-]*$/;
const AUTH = "/api/auth/";
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/**
 * Answers a checked request of the API and calls `done` when its handler has finished; false when
 * it leaves the request to Next.
 */
export type ServeApi = (exchange: Exchange, known: KnownPath, done: () => void) => boolean;
type Pass = (exchange: Exchange) => boolean;

/**
 * Creates the gate that every request passes before its handler. The gate refuses malformed
 * targets, removes internal headers that a client sent, notes the caller's address, sets the
 * headers of pages, resolves trailing slashes and aliases of the API, answers the API's 404, 405
 * and 413, and sheds load. What passes these checks is answered by `serveApi`. It returns true when
 * it has answered.
 */
export function createGate(
  endpoints: readonly Endpoint[],
  serveApi: ServeApi = () => false,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const passApi = createApiPass(createPathLookup(endpoints), serveApi);
  return (request, response) => {
    const target = request.url ?? "/";
    const requestId = prepareHeaders(request);
    const exchange = { request, response, target, requestId };
    response.setHeader("X-Request-Id", requestId);
    if (vitals.isDraining) response.setHeader("Connection", "close");
    const fault = faultOf(request, target);
    if (fault) return refuse(exchange, fault);
    return API.test(target) ? passApi(exchange) : passPage(exchange);
  };
}

/**
 * Hands on upgrades for Next's hot reloading and ends all but those and our socket's
 * (docs/security.md H93). Next would otherwise resolve a route for each socket.
 */
export const guardUpgrade =
  (next: EventEmitter) =>
  (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const { url = "" } = request;
    const isServed = url.startsWith("/_next/")
      ? next.emit("upgrade", request, socket, head)
      : url.startsWith("/ws/notifications/");
    if (!isServed || hasTooManyHeaders(request)) socket.destroy();
  };

function faultOf(request: IncomingMessage, target: string): AppError | null {
  const { headers } = request;
  if (hasTooManyHeaders(request)) return errors.tooManyHeaders();
  if (!HOST.test(headers.host ?? "")) return errors.malformed("bad_host", "The host is not valid.");
  if (!target.startsWith("/") || target.startsWith("//") || target.includes("\\"))
    return errors.malformed("bad_target", "This request target is not allowed.");
  return target.length > MAX_TARGET_LENGTH ? errors.uriTooLong() : null;
}

/** A page is read, and takes no body. In development Next's own tools also post. */
function passPage(exchange: Exchange): boolean {
  const { request, response, target } = exchange;
  if (!isRead(request) && process.env.NODE_ENV !== "development")
    return refuse(exchange, errors.methodNotAllowed(request.method ?? ""), {
      Allow: "GET, HEAD",
      Connection: "close",
    });
  if (isRead(request) && hasBody(request))
    return refuse(exchange, errors.malformed("unexpected_body", "A page takes no body."), {
      Connection: "close",
    });
  request.headers["x-parkmate-page"] = target;
  const { nonce, headers } = pageHeaders();
  request.headers["x-nonce"] = nonce;
  request.headers["content-security-policy"] = headers["Content-Security-Policy"];
  setHeaders(response, headers);
  return false;
}

/** HEAD is answered as GET. */
const methodOf = ({ method = "GET" }: IncomingMessage): string =>
  method === "HEAD" ? "GET" : method;
const isRead = ({ method }: IncomingMessage): boolean => method === "GET" || method === "HEAD";
const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/** What is used of next-auth. */
const AUTH_METHODS = new Map([
  ["csrf", ["GET"]],
  ["providers", ["GET"]],
  ["session", ["GET", "POST"]],
  ["error", ["GET"]],
  ["signin", ["GET"]],
  ["signin/credentials", ["POST"]],
  ["callback/credentials", ["POST"]],
  ["signout", ["GET", "POST"]],
  ["_log", ["POST"]],
]);

function authFaultOf(request: IncomingMessage, path: string): [AppError, string?] | null {
  const methods = AUTH_METHODS.get(path.slice(AUTH.length));
  if (!methods) return [errors.notFound()];
  const isAllowed = methods.includes(methodOf(request));
  return isAllowed ? null : [errors.methodNotAllowed(request.method ?? ""), methods.join(", ")];
}

function createApiPass(find: (path: string) => KnownPath | null, serveApi: ServeApi): Pass {
  const load = new LoadShedder(env().MAX_REQUESTS_IN_WORK);
  /** Lets a request in when there is room; `serve` answers it, or leaves it to Next. */
  const admit = (
    exchange: Exchange,
    shed: Endpoint["shed"],
    serve: (done: () => void) => boolean,
  ): boolean => {
    const done = load.begin(exchange.request, shed);
    if (!done) return refuse(exchange, errors.overloaded());
    if (serve(done)) return true;
    exchange.response.once("close", done);
    return false;
  };
  return (exchange) => {
    const { request, response, target } = exchange;
    setHeaders(response, transportHeaders());
    const path = rewriteTarget(request, target);
    const known = isDecodable(target) ? find(path) : null;
    const method = methodOf(request);
    const endpoint = known?.methods.get(method);
    const maxBytes = maxBytesOf(endpoint);
    if (Number(request.headers["content-length"] ?? 0) > maxBytes)
      return refuse(exchange, errors.tooLarge(maxBytes), { Connection: "close" });
    if (path.startsWith(AUTH)) {
      const [fault, allow] = authFaultOf(request, path) ?? [];
      if (fault) return refuse(exchange, fault, allow ? { Allow: allow } : {});
      // next-auth answers these, through Next, and knows nothing of our headers.
      setHeaders(response, commonHeaders);
      return admit(exchange, undefined, () => false);
    }
    if (!isDecodable(target))
      return refuse(
        exchange,
        errors.malformed("malformed_query", "The address is not correctly encoded."),
      );
    if (!known) return refuse(exchange, errors.notFound());
    if (endpoint) return admit(exchange, endpoint.shed, (done) => serveApi(exchange, known, done));
    const allow = METHODS.filter((one) => known.methods.has(one)).join(", ");
    return refuse(exchange, errors.methodNotAllowed(method), { Allow: allow });
  };
}

/** Writes the canonical path into the request and notes how it was called. Returns the path. */
function rewriteTarget(request: IncomingMessage, target: string): string {
  const queryAt = target.indexOf("?");
  const called = queryAt < 0 ? target : target.slice(0, queryAt);
  const path = called.replace(ALIAS, "/api").replace(/(.)\/$/, "$1");
  request.headers["x-parkmate-path"] = target;
  request.url = path + (queryAt < 0 ? "" : target.slice(queryAt));
  return path;
}

function setHeaders(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** Whether the percent-encoding is intact. Next would repair a broken one silently. */
function isDecodable(target: string): boolean {
  try {
    decodeURIComponent(target);
    return true;
  } catch {
    return false;
  }
}
