import type { IncomingMessage } from "node:http";
import { newId } from "@/lib/core/id";
import { callerOf } from "@/lib/http/address";

/** Headers that only this server and Next may write (docs/security.md S29). */
const INTERNAL_PREFIXES = /^x-(parkmate|middleware|nextjs)-/;
const INTERNAL_HEADERS = new Set([
  "next-resume",
  "x-user-id",
  "x-nonce",
  "content-security-policy",
  "x-http-method-override",
]);
/** In development the browser sends these, and without them Next never finishes a navigation. */
const DEVELOPMENT_HEADERS = /^x-nextjs-(html-)?request-id$/;
const FORWARDED_HEADERS = [
  "x-forwarded-for",
  "x-forwarded-proto",
  "x-forwarded-host",
  "x-forwarded-port",
  "forwarded",
];
const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;

/**
 * Removes internal headers that a client sent, and writes the request's id and the caller's address
 * and protocol in their place. Returns the id.
 */
export function prepareHeaders(request: IncomingMessage): string {
  const { headers } = request;
  const { ip, protocol } = callerOf(request);
  for (const name of Object.keys(headers)) if (isInternal(name)) delete headers[name];
  for (const name of FORWARDED_HEADERS) delete headers[name];
  const given = headers["x-request-id"];
  const id = typeof given === "string" && REQUEST_ID.test(given) ? given : newId();
  headers["x-request-id"] = id;
  headers["x-parkmate-ip"] = ip;
  headers["x-parkmate-protocol"] = protocol;
  return id;
}

const isInternal = (name: string): boolean =>
  (INTERNAL_PREFIXES.test(name) || INTERNAL_HEADERS.has(name)) &&
  !(process.env.NODE_ENV !== "production" && DEVELOPMENT_HEADERS.test(name));
