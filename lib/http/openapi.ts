import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from "zod-openapi";
import type { NamedEndpoint } from "./endpoint";

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
  const status = endpoint.status ?? 200;
  const roles = Array.isArray(endpoint.access) ? ` Roles: ${endpoint.access.join(", ")}.` : "";
  return {
    operationId: endpoint.name,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(roles ? { description: roles.trim() } : {}),
    security: endpoint.access === "public" ? [] : [{ session: [] }, { bearer: [] }],
    requestParams: {
      ...(endpoint.params ? { path: endpoint.params as z.ZodObject } : {}),
      ...(endpoint.query ? { query: endpoint.query as z.ZodObject } : {}),
      ...(endpoint.idempotent
        ? { header: z.object({ "Idempotency-Key": z.string().min(16).max(128).optional() }) }
        : {}),
    },
    ...(endpoint.body
      ? { requestBody: { content: { "application/json": { schema: endpoint.body } } } }
      : {}),
    responses: {
      [`${status}`]:
        status === 204
          ? { description: "Done" }
          : {
              description: "Success",
              content: { [endpoint.produces ?? "application/json"]: { schema: endpoint.result } },
            },
      default: {
        description: "Problem",
        content: { "application/problem+json": { schema: problem } },
      },
    },
  };
}
