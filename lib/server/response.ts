import { DAY_S } from "@/lib/core/duration";
import { log } from "@/lib/core/log";
import { currentRequest, type RequestScope } from "@/lib/core/request";
import { PERSON_HEADER } from "@/lib/http/client";
import { etagOf, namesEtag } from "@/lib/http/etag";
import { commonHeaders, problemDocument, problemOf } from "@/lib/http/problem";

function standardHeaders(): Record<string, string> {
  const { id, actor } = currentRequest()!;
  return {
    ...commonHeaders,
    "X-Request-Id": id,
    ...(actor ? { [PERSON_HEADER]: actor.id } : {}),
  };
}

/** A success with a JSON body, or without a body when the status is 204. */
export const jsonResponse = (
  body: unknown,
  status: number,
  headers: Record<string, string> = {},
): Response =>
  status === 204
    ? new Response(null, { status, headers: standardHeaders() })
    : text(JSON.stringify(body), status, {
        "Content-Type": "application/json",
        ...standardHeaders(),
        ...headers,
      });

/** The same with an ETag; 304 without a body for a client that has this answer already. */
export function revalidatedResponse(body: unknown, ifNoneMatch: string | null): Response {
  const json = JSON.stringify(body);
  const headers = { ...standardHeaders(), ETag: etagOf(json) };
  return namesEtag(ifNoneMatch, headers.ETag)
    ? new Response(null, { status: 304, headers })
    : text(json, 200, { "Content-Type": "application/json", ...headers });
}

/** A body of known length, so that short ones are not compressed on their way. */
const text = (body: string, status: number, headers: Record<string, string>): Response =>
  new Response(body, {
    status,
    headers: { ...headers, "Content-Length": String(Buffer.byteLength(body)) },
  });

/**
 * The response that a handler made itself, with the standard headers that it lacks. One that caches
 * may share does not name who asked.
 */
export function withStandardHeaders(response: Response): Response {
  const isShared = response.headers.get("Cache-Control")?.startsWith("public") ?? false;
  for (const [name, value] of Object.entries(standardHeaders()))
    if (!response.headers.has(name) && !(isShared && name === PERSON_HEADER))
      response.headers.set(name, value);
  return response;
}

/**
 * A picture that never changes under its address. Opened by itself it may do nothing, whatever a
 * browser takes it for.
 */
export const pictureResponse = (bytes: Uint8Array<ArrayBuffer>): Response =>
  new Response(bytes, {
    headers: {
      "Content-Type": "image/webp",
      "Content-Length": String(bytes.length),
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": `public, max-age=${365 * DAY_S}, immutable`,
    },
  });

/** The problem document for any error. An error with status 500 or more is logged. */
export function problemResponse(error: unknown, request: Request, scope: RequestScope): Response {
  const problem = problemOf(error);
  const path = new URL(scope.url).pathname;
  // A client that left before its request was whole is no fault of ours.
  if (problem.status >= 500 && !request.signal.aborted)
    log().error(
      { err: error, request_id: scope.id, method: request.method, path },
      "request failed",
    );
  const document = problemDocument(problem, path, scope.id);
  if (scope.actor) document.headers[PERSON_HEADER] = scope.actor.id;
  if (problem.status === 413) document.headers.Connection = "close";
  return text(document.body, document.status, document.headers);
}
