import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { AppError, errors } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { Created } from "@/lib/http/created";
import type { Endpoint } from "@/lib/http/endpoint";
import { useTestDatabase } from "@/lib/testing/database";
import { ask } from "@/lib/testing/requests";
import { route } from "./route";

useTestDatabase();

const handleWith = (answer: () => unknown, more: Partial<Endpoint> = {}) =>
  route<Endpoint>(
    {
      method: "GET",
      path: "/api/things",
      tag: "test",
      summary: "",
      access: "public",
      result: z.object({ name: z.string() }),
      ...more,
    },
    answer,
  );
const get = (answer: () => unknown, more: Partial<Endpoint> = {}) =>
  ask(handleWith(answer, more), "/api/things/");

describe("a success", () => {
  it("S4: has the fields of the contract's result and no others", async () => {
    const row = { name: "Ana", password_hash: "$argon2id$", owner: { email: "a@b.test" } };
    expect((await get(() => row)).body).toEqual({ name: "Ana" });
    expect((await get(() => new Created(row))).body).toEqual({ name: "Ana" });
  });

  it.each([
    ["200, unless the contract says otherwise", {}, 200],
    ["the contract's", { status: 202 }, 202],
  ])("has status %s", async (_, more, status) =>
    expect((await get(() => ({ name: "Ana" }), more)).status).toBe(status),
  );

  it("has status 201 when something new was created", async () =>
    expect((await get(() => new Created({ name: "Ana" }))).status).toBe(201));

  it("has no body with status 204", async () => {
    const answer = await get(() => undefined, { status: 204, result: z.undefined() });
    expect(answer).toMatchObject({ status: 204, text: "" });
  });

  it("may be a response of the handler's own", async () => {
    const csv = () => new Response("a,b", { headers: { "content-type": "text/csv" } });
    const answer = await get(csv);
    expect(answer.text).toBe("a,b");
    expect(answer.headers.get("content-type")).toBe("text/csv");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("S24: must not be cached, and has a request id", async () => {
    const { headers } = await get(() => ({ name: "Ana" }));
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("x-request-id")).toBe("request-0001");
  });
});

describe("an answer that clients poll", () => {
  const poll = (answer: unknown, ifNoneMatch?: string) =>
    ask(
      handleWith(() => answer, { revalidates: true }),
      "/api/things/",
      {
        headers: ifNoneMatch === undefined ? {} : { "If-None-Match": ifNoneMatch },
      },
    );

  it("has an ETag, by which a client that has it gets 304 without a body", async () => {
    const first = await poll({ name: "Ana" });
    const etag = first.headers.get("etag")!;
    expect(first).toMatchObject({ status: 200, body: { name: "Ana" } });
    const again = await poll({ name: "Ana" }, etag);
    expect(again).toMatchObject({ status: 304, text: "" });
    expect(again.headers.get("etag")).toBe(etag);
    expect(again.headers.get("cache-control")).toBe("private, no-store");
    expect(again.headers.get("x-request-id")).toBe("request-0001");
  });

  it("is sent in full when it has changed", async () => {
    const etag = (await poll({ name: "Ana" })).headers.get("etag")!;
    const other = await poll({ name: "Bea" }, etag);
    expect(other).toMatchObject({ status: 200, body: { name: "Bea" } });
    expect(other.headers.get("etag")).not.toBe(etag);
  });
});

describe("a refusal", () => {
  const refuse = (error: unknown) =>
    get(() => {
      throw error;
    });

  it("is a problem document with the refusal's members", async () => {
    const answer = await refuse(errors.conflict("slot_taken", "Taken.", { alternatives: [1] }));
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toEqual({
      type: "/problems/slot-taken",
      title: "Slot taken",
      status: 409,
      detail: "Taken.",
      code: "slot_taken",
      instance: "/api/things/",
      request_id: "request-0001",
      alternatives: [1],
    });
  });

  it("has Retry-After where it says when to try again", async () => {
    const answer = await refuse(errors.unavailable("The gateway is away."));
    expect(answer).toMatchObject({ status: 503 });
    expect(answer.headers.get("retry-after")).toBe("2");
  });

  it("contains the address as it was called", async () => {
    const handle = handleWith(() => {
      throw errors.notFound();
    });
    const headers = { "x-parkmate-path": "/api/v1/drf/notifications/notifications/?page=2" };
    const answer = await ask(handle, "/api/notifications", { headers });
    expect(answer.body.instance).toBe("/api/v1/drf/notifications/notifications/");
  });

  it.each([
    ["an unexpected error", new Error("relation users does not exist at 10.0.0.7")],
    ["an error of the database", Object.assign(new Error("secret"), { code: "42P01" })],
    ["something that is no error", "secret"],
  ])("S33: tells nothing of %s", async (_, error) => {
    const answer = await refuse(error);
    expect(answer).toMatchObject({
      status: 500,
      body: { code: "internal", detail: "Something went wrong on our side." },
    });
    expect(answer.text).not.toMatch(/users|10\.0|secret|stack/);
  });

  it("is a logged 500 when the answer itself does not fit the contract", async () => {
    const logged = vi.spyOn(log(), "error").mockImplementation(() => undefined);
    for (const answer of [{ name: 7 }, new Created({})]) {
      expect(await get(() => answer)).toMatchObject({ status: 500, body: { code: "internal" } });
      expect(logged).toHaveBeenCalledWith(
        expect.objectContaining({ err: expect.any(z.ZodError) as z.ZodError }),
        "request failed",
      );
      logged.mockClear();
    }
    logged.mockRestore();
  });

  it("is a 503 while the database is unavailable, and when a search takes too long", async () => {
    const away = Object.assign(new Error("x"), { code: "CONNECTION_CLOSED" });
    expect(await refuse(away)).toMatchObject({ status: 503, body: { code: "unavailable" } });
    const slow = Object.assign(new Error("x"), { code: "57014" });
    expect(await refuse(slow)).toMatchObject({ status: 503, body: { code: "search_timeout" } });
  });

  it("is recognised by name, because server.ts has its own copy of the class", async () => {
    const copy = Object.assign(new Error("Not found."), {
      name: "AppError",
      problem: errors.notFound().problem,
    });
    expect(copy).toBeInstanceOf(AppError);
    expect((await refuse(copy)).status).toBe(404);
  });
});
