import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { allEndpoints } from "@/lib/api";
import { openApiDocument } from "./openapi";

interface Operation {
  operationId: string;
  responses: Record<string, { headers?: object }>;
  requestBody?: { required: boolean; content: Record<string, { schema: object }> };
  parameters?: { name: string; in: string; schema: Record<string, unknown> }[];
}
const document = openApiDocument(allEndpoints, "1.2.3");
const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
    address: `${method} ${path}`,
    ...operation,
  })),
);
const parameters = operations.flatMap(({ address, parameters = [] }) =>
  parameters.map((one) => ({ address, ...one })),
);

/** The errors by the schema of OpenAPI 3.1. */
async function errorsOfSchema(given: Record<string, unknown>): Promise<unknown[]> {
  const { errors = [] } = await new Validator().validate(structuredClone(given));
  return [errors].flat();
}

/** The errors by rules that know what a schema cannot say. */
async function errorsOfLinter(given: object): Promise<string[]> {
  const config = await createConfig({
    extends: ["recommended-strict"],
    // Every path ends in a slash, and the product is not licensed to anybody.
    rules: { "no-path-trailing-slash": "off", "info-license": "off" },
  });
  const source = JSON.stringify(given);
  const found = await lintFromString({ source, absoluteRef: "/openapi.json", config });
  return found.map((one) => `${one.ruleId}: ${one.message}`);
}

describe("the published contract", () => {
  it("names every operation after its contract, each once", () => {
    const ids = operations.map((one) => one.operationId);
    expect(ids).toHaveLength(allEndpoints.length);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain("cancelBooking");
  });

  it("M3: publishes numbers of a query as numbers with their bounds", () => {
    const named = (name: string) =>
      parameters.filter((one) => one.in === "query" && one.name === name);
    expect(named("page").length).toBeGreaterThan(5);
    for (const { address, schema } of named("page"))
      expect(schema, address).toEqual({ type: "integer", minimum: 1, maximum: 1_000_000 });
    for (const name of ["page_size", "since_seq", "radius_km", "max_rate", "min_spaces"])
      for (const { address, schema } of named(name)) {
        expect(schema, `${name} of ${address}`).toMatchObject({
          type: expect.stringMatching(/^(integer|number)$/) as string,
          minimum: expect.any(Number) as number,
          maximum: expect.any(Number) as number,
        });
        expect(schema).not.toHaveProperty("pattern");
      }
  });

  it("allows the further members of a problem", () => {
    const schemas = document.components?.schemas as Record<
      string,
      { additionalProperties: object }
    >;
    expect(schemas.Problem!.additionalProperties).toEqual({});
  });

  it("is valid for two independent validators", async () => {
    expect(await errorsOfSchema({ ...document })).toEqual([]);
    expect(await errorsOfLinter(document)).toEqual([]);
    const broken = { ...document, paths: { "/api/things/": { get: { responses: {} } } } };
    expect((await errorsOfSchema({ ...broken, info: {} })).length).toBeGreaterThan(0);
    expect((await errorsOfLinter(broken)).length).toBeGreaterThan(0);
  });

  it("declares the media types of responses other than JSON", () => {
    const typesOf = (id: string) => {
      const { responses } = operations.find((one) => one.operationId === id)!;
      return Object.keys((responses["200"] as { content: object }).content);
    };
    expect(typesOf("getDocs")).toEqual(["text/html"]);
    expect(typesOf("getDocsAsset")).toEqual(["text/javascript", "text/css"]);
    expect(typesOf("exportNotifications")).toEqual(["text/csv"]);
  });

  it("declares every status of an operation, and none for all", () => {
    const book = operations.find((one) => one.operationId === "createBooking")!;
    expect(Object.keys(book.responses).map(Number)).toEqual([
      201, 400, 401, 403, 404, 408, 409, 410, 413, 414, 415, 422, 429, 431, 503,
    ]);
    for (const { address, responses } of operations)
      expect(Object.keys(responses), address).not.toContain("default");
  });

  it("declares Retry-After where it says when to try again", () => {
    const headersOf = (status: string) =>
      Object.keys(
        operations.find((one) => one.operationId === "createBooking")!.responses[status]!.headers ??
          {},
      );
    expect([headersOf("429"), headersOf("503")]).toEqual([["Retry-After"], ["Retry-After"]]);
    expect(headersOf("409")).toEqual([]);
  });
});

describe("the bodies that it publishes", () => {
  it("says whether a body may be absent", () => {
    const isRequired = (id: string) =>
      operations.find((one) => one.operationId === id)!.requestBody!.required;
    expect(isRequired("createBooking")).toBe(true);
    expect(isRequired("approveBooking")).toBe(false);
    expect(isRequired("testAlert")).toBe(false);
  });

  it("publishes what refinements check: lengths, and which members exclude each other", () => {
    const allows = (id: string, body: object) => {
      const { requestBody } = operations.find((one) => one.operationId === id)!;
      const { schema } = requestBody!.content["application/json"]!;
      return new Ajv2020({ strict: false, formats: { uuid: true, "date-time": true } }).validate(
        schema,
        body,
      );
    };
    const lot = "01920000-0000-7000-8000-000000000001";
    expect(allows("quoteBooking", { lot, minutes: 30 })).toBe(true);
    expect(allows("quoteBooking", { minutes: 30 })).toBe(false);
    expect(allows("quoteBooking", { lot })).toBe(false);
    expect(allows("snoozeNotification", { minutes: 5 })).toBe(true);
    expect(allows("snoozeNotification", {})).toBe(false);
    expect(allows("token", { email: "a@b.test", password: "x" })).toBe(true);
    expect(allows("token", { password: "x" })).toBe(false);
    expect(allows("testAlert", { level: "info", event_type: "custom" })).toBe(false);
    const announcement = { title: "Gate C", message: "Closed.", role: "driver" };
    expect(allows("composeNotification", announcement)).toBe(true);
    expect(allows("composeNotification", { ...announcement, title: "" })).toBe(false);
    expect(allows("composeNotification", { ...announcement, title: "🚗".repeat(60) })).toBe(true);
    expect(allows("composeNotification", { ...announcement, title: "🚗".repeat(61) })).toBe(false);
  });
});
