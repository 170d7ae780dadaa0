import { contracts } from "../fixtures/contract-paths";
import type { Json } from "../fixtures/json";
import { NOTIFICATIONS, SETTINGS, TEMPLATES } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

const sections = [
  NOTIFICATIONS,
  SETTINGS,
  TEMPLATES,
  "/api/user/",
  "/api/push-subscriptions/",
  "/api/unsubscribe/",
  "/api/webhooks/",
];

/** The members that a body may change; those that are read only may be sent, but do nothing. */
function propertiesOf(schema: Json, root: Json): string[] {
  const target = schema?.$ref ? root.components.schemas[schema.$ref.split("/").at(-1)] : schema;
  if (target?.properties) {
    const all = Object.entries<Json>(target.properties);
    return all.flatMap(([name, property]) => (property.readOnly ? [] : [name])).sort();
  }
  const parts: Json[] = target?.anyOf ?? target?.allOf ?? [];
  return [...new Set(parts.flatMap((part) => propertiesOf(part, root)))].sort();
}

let document: Json;
test.beforeAll(async ({ server }) => {
  document = (await server.guest.get("/api/schema/")).body;
});

test("U14 C1: the OpenAPI document has exactly the paths of these sections", () => {
  const served = Object.entries<Json>(document.paths)
    .filter(([path]) => sections.some((base) => path.startsWith(base)))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
  expect(served.sort()).toEqual(Object.keys(contracts).sort());
});

for (const [name, { query = [], body = [], status = 200 }] of Object.entries(contracts))
  test(`U14 C1 C2: ${name} has exactly the described parameters`, () => {
    const [method, path] = name.split(" ") as [string, string];
    const operation = document.paths[path][method.toLowerCase()];
    const parameters: string[] = (operation.parameters ?? [])
      .filter((one: Json) => one.in === "query")
      .map((one: Json) => one.name);
    const schema = operation.requestBody?.content["application/json"]?.schema;
    expect(parameters.sort(), "query").toEqual([...query].sort());
    expect(propertiesOf(schema, document), "body").toEqual([...body].sort());
    expect(Object.keys(operation.responses), "status").toContain(String(status));
  });

const otherPaths = [
  "register",
  "token",
  "token/refresh",
  "lots",
  "lots/{id}",
  "lots/{id}/slots",
  "vehicles",
  "bookings/quote",
  "bookings/hold",
  "bookings",
  "bookings/{id}",
  "bookings/{id}/cancel",
  "bookings/{id}/extend",
  "bookings/{id}/renew",
  "bookings/{id}/pay",
  "bookings/{id}/approve",
  "bookings/{id}/decline",
  "payments",
  "owner/payments/{id}/verify",
  "owner/payments/{id}/decline",
  "admin/payments/{id}/verify",
  "health",
  "schema",
  "docs",
];

test("U14: the OpenAPI document has the paths of bookings and payments", () => {
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(otherPaths.map((path) => `/api/${path}/`)),
  );
});

test("U14: the page of the API documentation loads nothing from other hosts", async ({ guest }) => {
  const docs = await guest.get("/api/docs/");
  expect(docs.headers.get("content-type")).toContain("text/html");
  expect(docs.body).not.toMatch(/https?:\/\//);
});
