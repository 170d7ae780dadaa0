import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { call, urlOf } from "./client";
import { endpoint } from "./endpoint";

const save = endpoint({
  method: "POST",
  path: "/api/things/{id}",
  tag: "test",
  summary: "",
  access: "user",
  params: z.object({ id: z.string() }),
  body: z.object({ name: z.string() }),
  result: z.object({ name: z.string() }),
});
const list = endpoint({
  method: "GET",
  path: "/api/things",
  tag: "test",
  summary: "",
  access: "user",
  query: z.object({ q: z.string().optional() }),
  result: z.unknown(),
});

afterEach(() => vi.unstubAllGlobals());
/** What the next call sends, and the answer that it gets. */
function answering(answer: () => Promise<Response>) {
  const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(answer);
  vi.stubGlobal("fetch", fetched);
  return { sent: () => fetched.mock.calls[0]! };
}
const json = (body: unknown, init?: ResponseInit) => () =>
  Promise.resolve(Response.json(body, init));
const problem = { title: "Slot taken", status: 409, detail: "Taken.", code: "slot_taken" };

describe("the address of an endpoint", () => {
  it.each([
    ["ends in a slash", urlOf({ path: "/api/t" }), "/api/t/"],
    ["holds its parameters", urlOf({ path: "/api/t/{id}/x" }, { id: "7" }), "/api/t/7/x/"],
    ["encodes them", urlOf({ path: "/api/t/{id}" }, { id: "a/b" }), "/api/t/a%2Fb/"],
    ["holds its query", urlOf({ path: "/api/t" }, {}, { q: "A b", n: 2 }), "/api/t/?q=A+b&n=2"],
    ["joins lists", urlOf({ path: "/api/t" }, {}, { type: ["a", "b"] }), "/api/t/?type=a%2Cb"],
    ["keeps false and 0", urlOf({ path: "/api/t" }, {}, { a: false, b: 0 }), "/api/t/?a=false&b=0"],
    ["leaves out empty values", urlOf({ path: "/api/t" }, {}, { a: "", b: null }), "/api/t/"],
  ])("%s", (_, url, expected) => expect(url).toBe(expected));
});

describe("a call", () => {
  it("sends the body as JSON, with the key of its retry", async () => {
    const { sent } = answering(json({ name: "Ana" }));
    const input = { params: { id: "7" }, body: { name: "Ana" } };
    expect(await call(save, input, { idempotencyKey: "key-1" })).toEqual({ name: "Ana" });
    expect(sent()).toMatchObject([
      "/api/things/7/",
      {
        method: "POST",
        body: '{"name":"Ana"}',
        credentials: "same-origin",
        headers: { "Content-Type": "application/json", "Idempotency-Key": "key-1" },
      },
    ]);
  });

  it("sends no body with GET", async () => {
    const { sent } = answering(json([]));
    await call(list, { query: { q: "a" } });
    expect(sent()).toMatchObject(["/api/things/?q=a", { method: "GET", body: null }]);
  });

  it("returns nothing for 204", async () => {
    answering(() => Promise.resolve(new Response(null, { status: 204 })));
    expect(await call(list, {})).toBeUndefined();
  });

  it("throws the server's problem, with the time to wait", async () => {
    answering(json(problem, { status: 409, headers: { "Retry-After": "4" } }));
    await expect(call(list, {})).rejects.toMatchObject({
      name: "ApiError",
      message: "Taken.",
      problem,
      retryAfterSeconds: 4,
    });
  });

  it.each([
    ["no JSON", () => Promise.resolve(new Response("<html>", { status: 502 }))],
    ["no problem", json({ error: "bad gateway" }, { status: 502 })],
  ])("throws a problem of its own when an error is %s", async (_, answer) => {
    answering(answer);
    await expect(call(list, {})).rejects.toMatchObject({ problem: { status: 502, code: "error" } });
  });

  it("throws `network` when there is no answer", async () => {
    answering(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(call(list, {})).rejects.toMatchObject({ problem: { status: 0, code: "network" } });
  });

  it("throws the abort's own error, because the caller cancelled", async () => {
    const aborted = new DOMException("aborted", "AbortError");
    answering(() => Promise.reject(aborted));
    const controller = new AbortController();
    controller.abort();
    await expect(call(list, {}, { signal: controller.signal })).rejects.toBe(aborted);
  });
});

describe("B1: the page of a person", () => {
  it("names the person, and leaves when the answer is for another one", async () => {
    vi.resetModules();
    const page = await import("./client");
    const leave = vi.fn();
    page.callAs("ana", leave);
    const { sent } = answering(json([], { headers: { "Parkmate-User": "ana" } }));
    expect(await page.call(list, {})).toEqual([]);
    expect(sent()[1].headers).toMatchObject({ "Parkmate-User": "ana" });
    answering(json(problem, { status: 409, headers: { "Parkmate-User": "ben" } }));
    const settled = vi.fn();
    void page.call(list, {}).then(settled, settled);
    await vi.waitFor(() => expect(leave).toHaveBeenCalledOnce());
    expect(settled).not.toHaveBeenCalled();
  });

  it("leaves what the server rendered for another person or a guest", async () => {
    vi.resetModules();
    const page = await import("./client");
    expect(page.isRenderedForAnother("ana"), "no page is bound yet").toBe(false);
    const leave = vi.fn();
    page.callAs("ana", leave);
    expect(["ana", "ben", null].map(page.isRenderedForAnother)).toEqual([false, true, true]);
    page.leave();
    expect(leave).toHaveBeenCalledOnce();
  });
});
