import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { errors, type Problem } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { vitals } from "@/lib/core/vitals";
import { callerOf } from "@/lib/http/address";
import type { Endpoint } from "@/lib/http/endpoint";
import { commonHeaders, problemDocument } from "@/lib/http/problem";
import { pageHeaders, transportHeaders } from "@/lib/http/security-headers";

const MAX_URL = 8 * 1024;
const MAX_BODY = 64 * 1024;
const DRAIN_MS = 5000;
const ALIAS =
  /^\/api\/v1\/drf\/notifications(?=\/(?:notifications|notification-settings|notification-templates)(?:\/|$))/;
/** Headers that only we and Next may write (security.md S29). */
const OWN_HEADERS =
  /^(x-parkmate-|x-middleware-|x-nextjs-|next-resume$|x-user-id$|x-nonce$|content-security-policy$|x-http-method-override$)/;
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
/** In development a page's browser names its own requests by these; without them Next never finishes a navigation. */
const DEVELOPMENT_HEADERS = /^x-nextjs-(html-)?request-id$/;
const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;

interface Known {
  pattern: RegExp;
  methods: Set<string>;
}

/**
 * What happens before Next sees a request: targets that are none, headers that only we write, the caller's address,
 * trailing slashes and aliases of the API, and its 404, 405 and 413. Returns true when the request was answered here.
 */
export function createGate(
  endpoints: readonly Endpoint[],
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const known = knownPaths(endpoints);
  return (request, response) => {
    const target = request.url ?? "/";
    const id = prepareHeaders(request);
    response.setHeader("X-Request-Id", id);
    if (vitals.draining) response.setHeader("Connection", "close");
    const refuse = (problem: Problem, headers: Record<string, string> = {}) =>
      answer(request, response, problem, target, id, headers);
    if (!target.startsWith("/") || target.startsWith("//") || target.includes("\\"))
      return refuse(errors.malformed("bad_target", "This request target is not allowed.").problem);
    if (target.length > MAX_URL)
      return refuse({
        ...errors.malformed("uri_too_long", "The address is too long.").problem,
        status: 414,
      });
    if (!/^\/api(\/|\?|$)/.test(target)) return page(request, response);
    for (const [name, value] of Object.entries(transportHeaders())) response.setHeader(name, value);
    return api(request, response, known, refuse);
  };
}

/** Upgrades go to the socket or, in development, to Next; anything else ends here (security.md H93). */
export function guardUpgrade(request: IncomingMessage, socket: Duplex): void {
  if (!/^\/(ws\/notifications\/|_next\/)/.test(request.url ?? "")) socket.destroy();
}

type Refuse = (problem: Problem, headers?: Record<string, string>) => true;

function api(
  request: IncomingMessage,
  response: ServerResponse,
  known: Known[],
  refuse: Refuse,
): boolean {
  const target = request.url ?? "/";
  const cut = target.indexOf("?");
  const called = cut < 0 ? target : target.slice(0, cut);
  const path = called.replace(ALIAS, "/api").replace(/(.)\/$/, "$1");
  request.headers["x-parkmate-path"] = target;
  request.url = path + (cut < 0 ? "" : target.slice(cut));
  const isTooLarge = Number(request.headers["content-length"] ?? 0) > MAX_BODY;
  const refuseLarge = () => refuse(errors.tooLarge().problem, { Connection: "close" });
  if (path.startsWith("/api/auth/")) {
    // The library that answers these knows nothing of our limits and headers.
    for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value);
    return isTooLarge && refuseLarge();
  }
  if (!isDecodable(target))
    return refuse(
      errors.malformed("malformed_query", "The address is not correctly encoded.").problem,
    );
  const match = known.find((one) => one.pattern.test(path));
  if (!match) return refuse(errors.notFound().problem);
  const method = request.method === "HEAD" ? "GET" : (request.method ?? "GET");
  const allow = METHODS.filter((one) => match.methods.has(one)).join(", ");
  if (!match.methods.has(method))
    return refuse(
      {
        code: "method_not_allowed",
        status: 405,
        title: "Method not allowed",
        detail: `Method "${method}" not allowed.`,
      },
      { Allow: allow },
    );
  return isTooLarge && refuseLarge();
}

/** Next repairs broken percent-encoding silently; a contract does not. */
function isDecodable(target: string): boolean {
  try {
    decodeURIComponent(target);
    return true;
  } catch {
    return false;
  }
}

function page(request: IncomingMessage, response: ServerResponse): boolean {
  request.headers["x-parkmate-page"] = request.url ?? "/";
  const { nonce, headers } = pageHeaders();
  request.headers["x-nonce"] = nonce;
  request.headers["content-security-policy"] = headers["Content-Security-Policy"];
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return false;
}

/** Removes what a client may not say, and writes the request's id, address and protocol. Returns the id. */
function prepareHeaders(request: IncomingMessage): string {
  const isKept = (name: string) =>
    !OWN_HEADERS.test(name) ||
    (process.env.NODE_ENV !== "production" && DEVELOPMENT_HEADERS.test(name));
  for (const name of Object.keys(request.headers)) if (!isKept(name)) delete request.headers[name];
  const { ip, protocol } = callerOf(request);
  for (const name of [
    "x-forwarded-for",
    "x-forwarded-proto",
    "x-forwarded-host",
    "x-forwarded-port",
    "forwarded",
  ])
    delete request.headers[name];
  request.headers["x-parkmate-ip"] = ip;
  request.headers["x-parkmate-protocol"] = protocol;
  const given = request.headers["x-request-id"];
  const id = typeof given === "string" && REQUEST_ID.test(given) ? given : newId();
  request.headers["x-request-id"] = id;
  return id;
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  problem: Problem,
  target: string,
  id: string,
  headers: Record<string, string>,
): true {
  const document = problemDocument(problem, target.split("?")[0]!, id);
  response.writeHead(document.status, {
    ...document.headers,
    "Content-Length": Buffer.byteLength(document.body),
    ...headers,
  });
  response.write(request.method === "HEAD" ? "" : document.body);
  // What is still coming is read and thrown away for a while: closing at once would reset the connection before the
  // client has read the answer.
  const finish = () => void response.end();
  request.once("end", finish).once("close", finish).resume();
  setTimeout(() => {
    if (!request.complete) request.destroy();
  }, DRAIN_MS).unref();
  return true;
}

function knownPaths(endpoints: readonly Endpoint[]): Known[] {
  const byPath = new Map<string, Set<string>>();
  for (const { path, method } of endpoints)
    byPath.set(path, (byPath.get(path) ?? new Set()).add(method));
  // Fixed paths before those with a parameter, so that /unread is not taken for an id.
  return [...byPath]
    .sort(([a], [b]) => Number(a.includes("{")) - Number(b.includes("{")))
    .map(([path, methods]) => ({
      pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`),
      methods,
    }));
}
