import type { Actor } from "@/lib/core/actor";
import { actorOf, hasSessionCookie } from "@/lib/auth/actor";
import { connect } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { currentRequest, inRequest, type RequestScope } from "@/lib/core/request";
import { startDispatch } from "@/lib/delivery/dispatch";
import { Created } from "@/lib/http/answer";
import { readBody } from "@/lib/http/body";
import type { Endpoint, Parsed, Result } from "@/lib/http/endpoint";
import {
  checkedKey,
  fingerprintOf,
  forgetUnanswered,
  Replay,
  startIdempotency,
} from "@/lib/http/idempotency";
import { consume } from "@/lib/http/limits";
import { isSameOrigin } from "@/lib/http/origin";
import { commonHeaders, problemDocument, problemOf } from "@/lib/http/problem";
import { readQuery } from "@/lib/http/query";

type Context = { params: Promise<Record<string, string>> };
type Handler<E> = (
  input: Parsed<E> & { actor: Actor; request: Request },
) => Promise<Result<E> | Created<Result<E>> | Response>;

startDispatch();
startIdempotency();

/**
 * THE wrapper of every API route: who is asking and whether they may, limits, parsing by the contract, the answer
 * filtered by the contract's result, every error as a problem document.
 */
export function route<E extends Endpoint>(endpoint: E, handler: Handler<E>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const scope = scopeOf(request);
    return inRequest(scope, async () => {
      try {
        await connect();
        return await answer(endpoint, handler, request, context);
      } catch (error) {
        if (error instanceof Replay)
          return json(error.body, error.status, { "Idempotency-Replayed": "true" });
        await forgetUnanswered().catch(() => undefined);
        return failure(error, request, scope);
      }
    });
  };
}

async function answer<E extends Endpoint>(
  endpoint: E,
  handler: Handler<E>,
  request: Request,
  context: Context,
): Promise<Response> {
  const actor = await actorOf(request.headers);
  authorize(endpoint, actor, request);
  if (endpoint.limit)
    await consume(
      `${endpoint.method} ${endpoint.path}`,
      actor?.id ?? currentRequest()!.ip,
      endpoint.limit,
    );
  const params = endpoint.params?.safeParse(await context.params);
  if (params && !params.success) throw errors.notFound();
  const query = endpoint.query?.parse(readQuery(new URL(request.url)));
  const raw = endpoint.method === "GET" ? undefined : await readBody(request);
  const body = endpoint.body?.parse(raw);
  startKey(endpoint, actor, request, raw);
  const result = await handler({
    params: params?.data,
    query,
    body,
    actor,
    request,
  } as Parsed<E> & { actor: Actor; request: Request });
  if (result instanceof Response) return withCommonHeaders(result);
  if (result instanceof Created) return json(endpoint.result.parse(result.body), 201);
  return json(endpoint.result.parse(result), endpoint.status ?? 200);
}

function authorize(endpoint: Endpoint, actor: Actor | null, request: Request): void {
  const headers = request.headers;
  const hasCookie = !headers.has("authorization") && hasSessionCookie(headers);
  if (
    endpoint.method !== "GET" &&
    hasCookie &&
    isSameOrigin({
      origin: headers.get("origin"),
      fetchSite: headers.get("sec-fetch-site"),
      host: headers.get("host"),
    }) !== true
  )
    throw errors.forbidden("This request did not come from Parkmate's own pages.", "csrf");
  if (endpoint.access === "public") return;
  if (!actor) throw errors.unauthenticated();
  if (endpoint.access !== "user" && !endpoint.access.includes(actor.role)) throw errors.forbidden();
}

function startKey(endpoint: Endpoint, actor: Actor | null, request: Request, body: unknown): void {
  const header = request.headers.get("idempotency-key");
  if (header === null || endpoint.method !== "POST" || !actor) return;
  const key = checkedKey(header);
  if (!endpoint.idempotent) return;
  currentRequest()!.idempotency = {
    userId: actor.id,
    key,
    claim: newId(),
    status: endpoint.status ?? 200,
    fingerprint: fingerprintOf(endpoint.method, new URL(request.url).pathname, body ?? null),
  };
}

function scopeOf(request: Request): RequestScope {
  const headers = request.headers;
  const url = new URL(request.url);
  // `server.ts` writes these three; what a client sends under their names it removes.
  const called = headers.get("x-parkmate-path") ?? url.pathname + url.search;
  const protocol = headers.get("x-parkmate-protocol") ?? url.protocol.slice(0, -1);
  return {
    id: headers.get("x-request-id") ?? newId(),
    ip: headers.get("x-parkmate-ip") ?? "127.0.0.1",
    url: `${protocol}://${headers.get("host") ?? url.host}${called}`,
  };
}

function withCommonHeaders(response: Response): Response {
  for (const [name, value] of Object.entries({
    ...commonHeaders,
    "X-Request-Id": currentRequest()!.id,
  }))
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}

const json = (body: unknown, status: number, headers: Record<string, string> = {}): Response =>
  status === 204
    ? new Response(null, {
        status,
        headers: { ...commonHeaders, "X-Request-Id": currentRequest()!.id },
      })
    : Response.json(body, {
        status,
        headers: { ...commonHeaders, "X-Request-Id": currentRequest()!.id, ...headers },
      });

function failure(error: unknown, request: Request, scope: RequestScope): Response {
  const problem = problemOf(error);
  if (problem.status >= 500)
    log().error(
      {
        err: error,
        request_id: scope.id,
        method: request.method,
        path: new URL(scope.url).pathname,
      },
      "request failed",
    );
  const document = problemDocument(problem, new URL(scope.url).pathname, scope.id);
  if (problem.status === 413) document.headers.Connection = "close";
  return new Response(document.body, { status: document.status, headers: document.headers });
}
