import { STATUS_CODES } from "node:http";
import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import type { Endpoint, NamedEndpoint } from "./endpoint";

const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    instance: z.string(),
    request_id: z.string(),
    errors: z.record(z.string(), z.array(z.string())).optional(),
    reasons: z.array(z.string()).optional(),
    notification_ids: z.array(z.string()).optional(),
    booking_status: z.string().optional(),
  })
  .meta({ id: "Problem", description: "Some codes have further members (docs/api.md)." });

/** The OpenAPI 3.1 document, made from the contracts that the handlers run. */
export function openApiDocument(endpoints: readonly NamedEndpoint[], version: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    const path = `${endpoint.path}/`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return createDocument({
    openapi: "3.1.0",
    servers: [{ url: "/" }],
    info: {
      title: "Parkmate",
      version,
      description:
        "Every path answers with and without its trailing slash. " +
        "Errors are problem details (RFC 9457).",
    },
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "parkmate.session" },
        bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
      },
    },
    paths,
  });
}

function operation(endpoint: NamedEndpoint): ZodOpenApiOperationObject {
  const roles = Array.isArray(endpoint.access) ? ` Roles: ${endpoint.access.join(", ")}.` : "";
  return {
    operationId: endpoint.name,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(roles ? { description: roles.trim() } : {}),
    security: securityOf(endpoint),
    requestParams: {
      ...(endpoint.params ? { path: endpoint.params as z.ZodObject } : {}),
      ...(endpoint.query ? { query: endpoint.query as z.ZodObject } : {}),
      ...(endpoint.idempotent
        ? { header: z.object({ "Idempotency-Key": z.string().min(16).max(128).optional() }) }
        : {}),
      ...(endpoint.revalidates
        ? { header: z.object({ "If-None-Match": z.string().optional() }) }
        : {}),
    },
    ...requestBodyOf(endpoint),
    responses: { ...successes(endpoint), ...problems(endpoint), ...unread },
  };
}

function requestBodyOf({
  body,
  accepts,
}: Endpoint): Pick<ZodOpenApiOperationObject, "requestBody"> {
  if (accepts) {
    const file = { schema: { type: "string", format: "binary" } } as const;
    const content = Object.fromEntries(accepts.types.map((type) => [type, file]));
    return { requestBody: { required: true, content } };
  }
  if (!body) return {};
  const required = !body.safeParse(undefined).success;
  return { requestBody: { required, content: { "application/json": { schema: body } } } };
}

/** The empty requirement of an optional login stands first: none is needed. */
function securityOf({ access }: Endpoint): Record<string, string[]>[] {
  if (access === "public") return [];
  return [...(access === "optional" ? [{}] : []), { session: [] }, { bearer: [] }];
}

function successes(endpoint: Endpoint): ZodOpenApiResponsesObject {
  const status = endpoint.status ?? 200;
  if (status === 204) return { 204: { description: "Done" } };
  const types = endpoint.produces ?? ["application/json"];
  const content = Object.fromEntries(types.map((type) => [type, { schema: endpoint.result }]));
  const etag = endpoint.revalidates ? { headers: z.object({ ETag: z.string() }) } : {};
  return {
    [`${status}`]: { description: "Success", ...etag, content },
    ...(endpoint.revalidates
      ? { 304: { description: "The answer that `If-None-Match` names is still right", ...etag } }
      : {}),
    ...(endpoint.mayCreate ? { 201: { description: "Created", content } } : {}),
  };
}

/** Node itself answers these, without a body, to a request that it has not read to the end. */
const unread: ZodOpenApiResponsesObject = {
  408: { description: STATUS_CODES[408]! },
  431: { description: STATUS_CODES[431]! },
};

/** Absent where health answers that the node is not ready. */
const retryAfter = z.object({
  "Retry-After": z
    .int()
    .min(1)
    .optional()
    .meta({ description: "Seconds until the same request may succeed." }),
});

const problems = (endpoint: Endpoint): ZodOpenApiResponsesObject =>
  Object.fromEntries(
    refusalsOf(endpoint).map((status) => [
      `${status}`,
      {
        description: STATUS_CODES[status]!,
        ...(status === 429 || status === 503 ? { headers: retryAfter } : {}),
        content: {
          "application/problem+json": { schema: problem },
          ...(status === 503 && endpoint.mayBeUnready
            ? { "application/json": { schema: endpoint.result } }
            : {}),
        },
      },
    ]),
  );

/** The statuses with which an endpoint may refuse, in rising order. */
function refusalsOf(endpoint: Endpoint): number[] {
  const isChange = endpoint.method !== "GET";
  const isPaged = endpoint.query instanceof z.ZodObject && "page" in endpoint.query.shape;
  const statuses: [status: number, isPossible: boolean][] = [
    // The gate refuses malformed addresses and hosts everywhere.
    [400, true],
    [401, endpoint.access !== "public"],
    // A change by the session cookie has to come from our own pages.
    [403, isChange || Array.isArray(endpoint.access)],
    [404, endpoint.params !== undefined || isPaged],
    // The request is of the page of another person.
    [409, true],
    [413, true],
    // The gate limits the length of every address.
    [414, true],
    [415, isChange],
    [422, endpoint.idempotent === true],
    [429, endpoint.limit !== undefined || endpoint.guestLimit !== undefined],
    // The database is unavailable, or the server sheds load.
    [503, true],
    ...(endpoint.refusals ?? []).map((status): [number, boolean] => [status, true]),
  ];
  const possible = statuses.filter(([, isPossible]) => isPossible).map(([status]) => status);
  return [...new Set(possible)].sort((a, b) => a - b);
}
