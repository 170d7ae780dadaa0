import { actorOf, hasSessionCookie } from "@/lib/auth/actor";
import type { Actor } from "@/lib/core/actor";
import { connect } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { currentRequest, inRequest, type RequestScope } from "@/lib/core/request";
import { auditRefusal } from "@/lib/domain/audit/write";
import { startOutbox } from "@/lib/delivery/dispatcher";
import { Created } from "@/lib/http/created";
import { readBody, readFile } from "@/lib/http/body";
import { PERSON_HEADER } from "@/lib/http/client";
import type { Endpoint, Parsed, Result } from "@/lib/http/endpoint";
import {
  parseIdempotencyKey,
  fingerprintOf,
  releaseKey,
  Replay,
  replayInsteadOf,
  startIdempotency,
} from "@/lib/http/idempotency";
import { consume } from "@/lib/http/limits";
import { isSameOrigin } from "@/lib/http/origin";
import { parseGiven } from "@/lib/http/problem";
import { readQuery } from "@/lib/http/query";
import {
  jsonResponse,
  problemResponse,
  revalidatedResponse,
  withStandardHeaders,
} from "./response";

type Context = { params: Promise<Record<string, string>> };
type HandlerInput<E> = Parsed<E> & { actor: Actor; request: Request };
type Handler<E> = (
  input: HandlerInput<E>,
) => Promise<Result<E> | Created<Result<E>> | Response> | Result<E> | Response;

startOutbox();
startIdempotency();

/**
 * The one wrapper of every API route: identifies the caller, checks the role and the rate limit,
 * parses the input by the contract, filters the answer by the contract's result, and turns every
 * error into a problem document.
 */
export function route<E extends Endpoint>(endpoint: E, handler: Handler<E>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const scope = scopeOf(request);
    return inRequest(scope, async () => {
      try {
        await connect();
        return await answer(endpoint, handler, request, context);
      } catch (refusal) {
        const error = await replayInsteadOf(refusal).catch(() => refusal);
        if (error instanceof Replay)
          return jsonResponse(error.body, error.status, { "Idempotency-Replayed": "true" });
        await releaseKey().catch(() => undefined);
        await auditRefusal(scope.actor, endpoint, (await context.params) ?? {}, error);
        return problemResponse(error, request, scope);
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
  if (actor) nameCaller(actor, request.headers);
  refuseForgery(endpoint, request.headers);
  authorize(endpoint, actor, request.headers);
  const raw = await bodyOf(endpoint, actor, request);
  const input = await parseInput(endpoint, request, context, raw);
  const result = await handler({ ...input, actor, request } as HandlerInput<E>);
  if (result instanceof Response) return withStandardHeaders(result);
  if (result instanceof Created) return jsonResponse(endpoint.result.parse(result.body), 201);
  const body = endpoint.result.parse(result);
  return endpoint.revalidates
    ? revalidatedResponse(body, request.headers.get("if-none-match"))
    : jsonResponse(body, endpoint.status ?? 200);
}

/**
 * Notes whose answer this is. Throws 409 when the caller names another person, whom its page was
 * loaded for.
 */
function nameCaller(actor: Actor, headers: Headers): void {
  const { id } = actor;
  currentRequest()!.actor = actor;
  if ((headers.get(PERSON_HEADER) ?? id) !== id) throw errors.otherPerson();
}

/** Refuses a change that a browser sends with the session cookie from a page of another site. */
function refuseForgery(endpoint: Endpoint, headers: Headers): void {
  const actsByCookie = !headers.has("authorization") && hasSessionCookie(headers);
  if (endpoint.method === "GET" || !actsByCookie) return;
  const isOwnPage = isSameOrigin({
    origin: headers.get("origin"),
    fetchSite: headers.get("sec-fetch-site"),
    host: headers.get("host"),
  });
  if (!isOwnPage)
    throw errors.forbidden("This request did not come from Parkmate's own pages.", "csrf");
}

function authorize({ access }: Endpoint, actor: Actor | null, headers: Headers): void {
  if (access === "public") return;
  if (access === "optional" && !headers.has("authorization")) return;
  if (!actor) throw errors.unauthenticated();
  if (access !== "optional" && access !== "user" && !access.includes(actor.role))
    throw errors.forbidden();
}

async function countCall(endpoint: Endpoint, actor: Actor | null): Promise<void> {
  const limit = endpoint.limit ?? (actor ? undefined : endpoint.guestLimit);
  if (!limit) return;
  const caller = actor?.id ?? currentRequest()!.ip;
  await consume(`${endpoint.method} ${endpoint.path}`, caller, limit);
}

/**
 * The JSON of the body, or its file. The key of a repeated request is noted before the limit or the
 * schema can refuse it, so that the stored answer comes first (docs/promises.md P5).
 */
async function bodyOf(endpoint: Endpoint, actor: Actor | null, request: Request): Promise<unknown> {
  const [count, body] = await Promise.allSettled([
    countCall(endpoint, actor),
    endpoint.method === "GET" ? undefined : readAny(endpoint, request),
  ]);
  if (body.status === "fulfilled") noteIdempotencyKey(endpoint, actor, request, body.value);
  if (count.status === "rejected") throw count.reason;
  if (body.status === "rejected") throw body.reason;
  return body.value;
}

const readAny = ({ accepts }: Endpoint, request: Request): Promise<unknown> =>
  accepts ? readFile(request, accepts) : readBody(request);

async function parseInput(
  endpoint: Endpoint,
  request: Request,
  context: Context,
  raw: unknown,
): Promise<{ params: unknown; query: unknown; body: unknown }> {
  const params = endpoint.params?.safeParse(await context.params);
  if (params && !params.success) throw errors.notFound();
  const query = endpoint.query && parseGiven(endpoint.query, readQuery(new URL(request.url)));
  const body = endpoint.body && parseGiven(endpoint.body, raw);
  return { params: params?.data, query, body };
}

/**
 * Notes the key on the request, where the transaction of the verb finds and claims it
 * (lib/http/idempotency). Throws 400 for a malformed key.
 */
function noteIdempotencyKey(
  endpoint: Endpoint,
  actor: Actor | null,
  request: Request,
  body: unknown,
): void {
  const header = request.headers.get("idempotency-key");
  if (header === null || endpoint.method !== "POST" || !actor) return;
  const key = parseIdempotencyKey(header);
  if (!endpoint.idempotent) return;
  currentRequest()!.idempotency = {
    userId: actor.id,
    key,
    claim: newId(),
    status: endpoint.status ?? 200,
    fingerprint: fingerprintOf(endpoint.method, new URL(request.url).pathname, body ?? null),
  };
}

/** Reads the internal headers, which only the gate can have written (lib/server/gate). */
function scopeOf({ headers, url }: Request): RequestScope {
  const address = new URL(url);
  const target = headers.get("x-parkmate-path") ?? address.pathname + address.search;
  const protocol = headers.get("x-parkmate-protocol") ?? address.protocol.slice(0, -1);
  return {
    id: headers.get("x-request-id") ?? newId(),
    ip: headers.get("x-parkmate-ip") ?? "127.0.0.1",
    url: `${protocol}://${headers.get("host") ?? address.host}${target}`,
  };
}
