import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Endpoint } from "@/lib/http/endpoint";
import { useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { person, signedIn } from "@/lib/testing/people";
import { ask, bearerOf, cookieOf } from "@/lib/testing/requests";
import { route } from "./route";

useTestDatabase();

const handleFor = (access: Endpoint["access"], more: Partial<Endpoint> = {}) =>
  route<Endpoint>(
    {
      method: "GET",
      path: "/api/test",
      tag: "test",
      summary: "",
      access,
      result: z.unknown(),
      ...more,
    },
    ({ actor }) => ({ asked_by: actor?.id ?? null }),
  );

describe("who may call an endpoint", () => {
  it("is anybody, when it is public", async () => {
    const answer = await ask(handleFor("public"), "/api/test");
    expect(answer).toMatchObject({ status: 200, body: { asked_by: null } });
  });

  it("is anybody, or a person by a right token, when a login is optional", async () => {
    const handle = handleFor("optional");
    expect(await ask(handle, "/api/test")).toMatchObject({ status: 200, body: { asked_by: null } });
    const actor = await person("driver");
    const answer = await ask(handle, "/api/test", { headers: await bearerOf(actor) });
    expect(answer.body).toEqual({ asked_by: actor.id });
    const wrong = await ask(handle, "/api/test", { headers: { authorization: "Bearer nonsense" } });
    expect(wrong.status).toBe(401);
  });

  it.each([
    ["no credentials", {}],
    ["a token that is not one of ours", { authorization: "Bearer nonsense" }],
    ["another scheme", { authorization: "Basic YTpi" }],
    ["a cookie that is not one of ours", { cookie: "parkmate.session=nonsense" }],
  ])("is nobody with %s", async (_, headers) => {
    const answer = await ask(handleFor("user"), "/api/test", { headers });
    expect(answer).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });

  it.each(["driver", "owner", "staff", "admin"] as const)(
    "is a %s, when any login will do",
    async (role) => {
      const actor = await person(role);
      const answer = await ask(handleFor("user"), "/api/test", { headers: await bearerOf(actor) });
      expect(answer).toMatchObject({ status: 200, body: { asked_by: actor.id } });
    },
  );

  it.each([
    ["owner", 200],
    ["admin", 200],
    ["driver", 403],
    ["staff", 403],
  ] as const)("is by its role: %s → %i", async (role, status) => {
    const headers = await bearerOf(await person(role));
    const answer = await ask(handleFor(["owner", "admin"]), "/api/test", { headers });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body).toMatchObject({ code: "forbidden" });
  });

  it("is decided before the input is read", async () => {
    const handle = handleFor(["admin"], {
      method: "POST",
      body: z.strictObject({ name: z.string() }),
    });
    const anonymous = await ask(handle, "/api/test", { method: "POST", body: "{" });
    expect(anonymous.status).toBe(401);
    const headers = await bearerOf(await person("driver"));
    expect((await ask(handle, "/api/test", { method: "POST", body: "{", headers })).status).toBe(
      403,
    );
  });
});

describe("B1: a page belongs to one person", () => {
  it("each answer names the person", async () => {
    const actor = await person("driver");
    const headers = await bearerOf(actor);
    const answers = [
      await ask(handleFor("user"), "/api/test", { headers }),
      await ask(handleFor(["admin"]), "/api/test", { headers }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 403]);
    for (const answer of answers) expect(answer.headers.get("parkmate-user")).toBe(actor.id);
    const guest = await ask(handleFor("public"), "/api/test");
    expect(guest.headers.has("parkmate-user")).toBe(false);
  });

  it("a request for another person is refused before anything is done", async () => {
    const [actor, other] = [await person("driver"), await person("driver")];
    const headers = await bearerOf(actor);
    const own = { ...headers, "parkmate-user": actor.id };
    expect((await ask(handleFor("user"), "/api/test", { headers: own })).status).toBe(200);
    const foreign = { ...headers, "parkmate-user": other.id };
    expect(await ask(handleFor("user"), "/api/test", { headers: foreign })).toMatchObject({
      status: 409,
      body: { code: "other_person" },
    });
  });
});

describe("S7 H19: a change with the session cookie", () => {
  const change = async (headers: Record<string, string>) => {
    const { cookie } = await cookieOf(await signedIn(await person("driver")));
    const handle = handleFor("user", { method: "POST" });
    return ask(handle, "/api/test", { method: "POST", headers: { cookie, ...headers } });
  };

  it.each([
    ["our own origin", { origin: "http://localhost:3000" }],
    ["the same origin, by fetch metadata", { "sec-fetch-site": "same-origin" }],
  ])("is taken from %s", async (_, headers) => expect((await change(headers)).status).toBe(200));

  it.each([
    ["another site", { origin: "https://evil.example" }],
    ["a sandboxed page", { origin: "null" }],
    ["another port", { origin: "http://localhost:3001" }],
    ["another site, by fetch metadata", { "sec-fetch-site": "cross-site" }],
    ["a sibling domain", { "sec-fetch-site": "same-site" }],
    ["a page that nothing tells of", {}],
  ])("is refused from %s", async (_, headers) =>
    expect(await change(headers)).toMatchObject({ status: 403, body: { code: "csrf" } }),
  );

  it("is not asked about when a token is sent, or when it only reads", async () => {
    const actor = await signedIn(await person("driver"));
    const headers = { ...(await cookieOf(actor)), origin: "https://evil.example" };
    expect((await ask(handleFor("user"), "/api/test", { headers })).status).toBe(200);
    const withToken = { ...headers, ...(await bearerOf(actor)) };
    const post = handleFor("user", { method: "POST" });
    const answer = await ask(post, "/api/test", { method: "POST", headers: withToken });
    expect(answer.status).toBe(200);
  });

  it("is taken from the configured address, and in production from no other", () =>
    withEnv({ APP_ENV: "production", NEXTAUTH_URL: "http://parkmate.example" }, async () => {
      expect((await change({ origin: "http://parkmate.example" })).status).toBe(200);
      expect((await change({ origin: "http://localhost:3000" })).status).toBe(403);
    }));
});

describe("a limit", () => {
  const limited = (path: string, access: Endpoint["access"]) =>
    handleFor(access, { path, limit: { points: 2, seconds: 60 } });
  const statuses = async (handle: ReturnType<typeof route>, headers: Record<string, string>) => {
    const answers = [];
    for (let call = 0; call < 3; call += 1) answers.push(await ask(handle, "/api/x", { headers }));
    return answers.map((answer) => answer.status);
  };

  it("counts by person: one who is over it does not stop another", async () => {
    const handle = limited("/api/limited-by-person", "user");
    const [ana, bea] = [await person("driver"), await person("driver")];
    expect(await statuses(handle, await bearerOf(ana))).toEqual([200, 200, 429]);
    expect(await statuses(handle, await bearerOf(bea))).toEqual([200, 200, 429]);
    expect((await ask(handle, "/api/x", { headers: await bearerOf(ana) })).status).toBe(429);
  });

  it("counts by address where there is no person", async () => {
    const handle = limited("/api/limited-by-address", "public");
    expect(await statuses(handle, { "x-parkmate-ip": "192.0.2.1" })).toEqual([200, 200, 429]);
    expect(await statuses(handle, { "x-parkmate-ip": "192.0.2.2" })).toEqual([200, 200, 429]);
  });

  it("may count guests only", async () => {
    const guestLimit = { points: 2, seconds: 60 };
    const handle = handleFor("optional", { path: "/api/limited-guests", guestLimit });
    const headers = await bearerOf(await person("driver"));
    expect(await statuses(handle, headers)).toEqual([200, 200, 200]);
    expect(await statuses(handle, { "x-parkmate-ip": "192.0.2.3" })).toEqual([200, 200, 429]);
  });

  it("says when to try again", async () => {
    const handle = limited("/api/limited-says-when", "public");
    await statuses(handle, {});
    const answer = await ask(handle, "/api/x");
    const seconds = Number(answer.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(answer.body).toMatchObject({ status: 429, code: "throttled" });
    expect(answer.body.detail).toContain(`available in ${seconds} second`);
  });

  it("is off with RATE_LIMIT_FACTOR=0, and wider with a factor", async () => {
    const off = limited("/api/limited-off", "public");
    await withEnv({ RATE_LIMIT_FACTOR: 0 }, async () =>
      expect(await statuses(off, {})).toEqual([200, 200, 200]),
    );
    const wider = limited("/api/limited-wider", "public");
    await withEnv({ RATE_LIMIT_FACTOR: 1.5 }, async () =>
      expect(await statuses(wider, {})).toEqual([200, 200, 200]),
    );
  });
});
