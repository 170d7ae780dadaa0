import { describe, expect, it } from "vitest";
import { z } from "zod";
import { MAX_BODY_BYTES } from "@/lib/http/body";
import { endpoint } from "@/lib/http/endpoint";
import { idParams, queryInt } from "@/lib/http/shapes";
import { useTestDatabase } from "@/lib/testing/database";
import { ask } from "@/lib/testing/requests";
import { route } from "./route";

useTestDatabase();

const ID = "01920000-0000-7000-8000-000000000001";
const save = route(
  endpoint({
    method: "POST",
    path: "/api/things/{id}",
    tag: "test",
    summary: "",
    access: "public",
    params: idParams,
    query: z.strictObject({ page: queryInt(1, 10).optional() }),
    body: z.strictObject({ name: z.string().min(2), tags: z.array(z.string()).optional() }),
    result: z.unknown(),
  }),
  ({ params, query, body }) => ({ params, query, body }),
);
const post = (body: unknown, { headers = {}, query = "", id = ID } = {}) =>
  ask(save, `/api/things/${id}${query}`, { method: "POST", body, headers, params: { id } });
const name = { name: "Ana" };

describe("input that the contract accepts", () => {
  it("reaches the handler parsed", async () =>
    expect(await post(name, { query: "?page=2" })).toMatchObject({
      status: 200,
      body: { params: { id: ID }, query: { page: 2 }, body: name },
    }));

  it.each(["application/json", "application/json; charset=utf-8", "APPLICATION/JSON"])(
    "may be sent as %s",
    async (type) =>
      expect((await post(name, { headers: { "content-type": type } })).status).toBe(200),
  );

  it("may have exactly the largest size", async () => {
    const body = JSON.stringify(name).padEnd(MAX_BODY_BYTES);
    expect((await post(body)).status).toBe(200);
  });
});

describe("S14: input that it does not", () => {
  it.each([
    ["a missing field", {}, { name: ["This field is required."] }],
    ["another type", { name: 7 }, { name: ["A text is required."] }],
    ["too short a text", { name: "A" }, { name: ["At least 2 characters."] }],
    ["an unknown field", { ...name, role: "admin" }, { role: ["This field is not known."] }],
    ["a faulty entry of a list", { ...name, tags: [1] }, { tags: ["A text is required."] }],
    ["a list for an object", [name], { "": ["An object is required."] }],
    ["nothing", undefined, { "": ["This field is required."] }],
  ])("%s → 400 that names the field", async (_, body, errors) =>
    expect(await post(body)).toMatchObject({
      status: 400,
      body: { code: "invalid", title: "Invalid input", errors },
    }),
  );

  it.each([
    ["broken JSON", '{"name":', "malformed_json"],
    ["a prototype key", '{"__proto__":{"admin":true}}', "forbidden_key"],
    ["a constructor key", '{"constructor":{"prototype":{}}}', "forbidden_key"],
    ["deep nesting", "[".repeat(100) + "]".repeat(100), "too_deep"],
  ])("%s → 400", async (_, body, code) =>
    expect(await post(body)).toMatchObject({ status: 400, body: { code } }),
  );

  it.each([
    ["a NUL character", { name: "a\u0000b" }],
    ["half a surrogate pair", '{"name":"a\\ud800b"}'],
  ])("%s → 400", async (_, body) =>
    expect(await post(body)).toMatchObject({
      status: 400,
      body: { errors: { name: ["The text contains characters that cannot be stored."] } },
    }),
  );

  it.each([
    ["a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["a text", { "content-type": "text/plain" }],
    ["a compressed body", { "content-encoding": "gzip" }],
  ])("%s → 415", async (_, headers) =>
    expect(await post(JSON.stringify(name), { headers })).toMatchObject({
      status: 415,
      body: { code: "unsupported_media_type" },
    }),
  );

  it("a body over the limit → 413, and the connection is closed", async () => {
    const answer = await post(JSON.stringify(name).padEnd(MAX_BODY_BYTES + 1));
    expect(answer).toMatchObject({
      status: 413,
      body: { code: "too_large", detail: "The request body is larger than 64 KiB." },
    });
    expect(answer.headers.get("connection")).toBe("close");
  });

  it.each(["7", "undefined", "01920000-0000-7000-8000", "'; drop table users"])(
    "S2: the malformed id %s → 404, as for one that does not exist",
    async (id) =>
      expect(await post(name, { id })).toMatchObject({ status: 404, body: { code: "not_found" } }),
  );

  it.each([
    ["?page=0", { page: ["At least 1."] }],
    ["?page=x", { page: ["A whole number is required."] }],
    ["?page=1&page=2", { page: ["A text is required."] }],
    ["?pages=1", { pages: ["This field is not known."] }],
  ])("the query %s → 400", async (query, errors) =>
    expect(await post(name, { query })).toMatchObject({ status: 400, body: { errors } }),
  );

  it("a NUL character in the query → 400", async () =>
    expect(await post(name, { query: "?page=%00" })).toMatchObject({
      status: 400,
      body: { code: "malformed_query", errors: { page: ["A NUL character is not allowed."] } },
    }));
});
