import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { instant } from "@/lib/http/shapes";
import { clockMove, clockState, health, outbox, outboxQuery } from "./schema";

const tag = "system";
export const getHealth = endpoint({
  method: "GET",
  path: "/api/health",
  tag,
  summary: "Readiness of the node and its reasons",
  access: "public",
  result: health,
  mayBeUnready: true,
  shed: "never",
});
export const getLive = endpoint({
  method: "GET",
  path: "/api/health/live",
  tag,
  summary: "Liveness of the process",
  access: "public",
  result: z.object({ status: z.literal("ok"), server_time: instant }),
  shed: "never",
});
export const getSchema = endpoint({
  method: "GET",
  path: "/api/schema",
  tag,
  summary: "This document",
  access: "public",
  result: z.looseObject({ openapi: z.string() }),
});
export const getDocs = endpoint({
  method: "GET",
  path: "/api/docs",
  tag,
  summary: "Interactive documentation of the API",
  access: "public",
  result: z.string(),
  produces: ["text/html"],
});
export const getDocsAsset = endpoint({
  method: "GET",
  path: "/api/docs/assets/{name}",
  tag,
  summary: "Scripts and styles of the documentation page",
  access: "public",
  params: z.strictObject({
    name: z.enum(["swagger-ui-bundle.js", "swagger-ui.css", "start.js", "contrast.css"]),
  }),
  result: z.string(),
  produces: ["text/javascript", "text/css"],
});
/** The two test endpoints exist only with `APP_ENV=test`. */
export const moveClock = endpoint({
  method: "POST",
  path: "/api/test/clock",
  tag: "test",
  summary: "Move the test clock",
  access: "public",
  body: clockMove,
  result: clockState,
});
export const getOutbox = endpoint({
  method: "GET",
  path: "/api/test/outbox",
  tag: "test",
  summary: "Messages of all channels except in-app",
  access: "public",
  query: outboxQuery,
  result: outbox,
});
