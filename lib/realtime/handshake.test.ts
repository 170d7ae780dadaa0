import type { IncomingMessage } from "node:http";
import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { sessionCookie } from "@/lib/auth/actor";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { secretText } from "@/lib/core/secret";
import { issueTokens } from "@/lib/domain/user/write/issue-tokens";
import { issueWsToken } from "@/lib/domain/user/write/issue-ws-token";
import { revokeSessions } from "@/lib/domain/user/write/revoke-sessions";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { duringOutage } from "@/lib/testing/outage";
import { person, signedIn } from "@/lib/testing/people";
import { admit, hasOwnOrigin, Refused, type Credentials } from "./handshake";

useTestDatabase();

const OWN_ORIGIN = "http://localhost:3000";
let addresses = 0;

/** A request from an address that no other test uses, because failures are counted by address. */
function requestFrom(address?: string): IncomingMessage {
  addresses += 1;
  return {
    headers: {},
    socket: { remoteAddress: address ?? `10.0.${addresses >> 8}.${addresses & 255}` },
  } as IncomingMessage;
}

async function refusalOf(credentials: Credentials, request = requestFrom()) {
  const outcome: unknown = await admit(request, credentials).catch((error: unknown) => error);
  if (outcome instanceof Refused) return outcome.data;
  throw new Error("The handshake was not refused.");
}

const ana = async (): Promise<Actor> => signedIn(await person("driver"));

async function cookieOf(actor: Actor, signedInAt = clock.realMs()): Promise<string> {
  const token = await encode({
    token: { sid: actor.session_id, signed_in_at: Math.floor(signedInAt / 1000) },
    secret: secretText(),
  });
  return `${sessionCookie()}=${token}`;
}

describe("admission", () => {
  const ways: [string, (token: string) => Credentials][] = [
    ["auth.token", (token) => ({ authToken: token })],
    ["an Authorization header", (token) => ({ authorization: `Bearer ${token}` })],
    ["?token=", (token) => ({ queryToken: token })],
  ];
  it.each(ways)("S2.2: a socket token in %s admits its person until it expires", async (_, way) => {
    const actor = await ana();
    const { ws_token, expires_at } = await issueWsToken(actor);
    const identity = await admit(requestFrom(), way(ws_token));
    expect(identity.actor.id).toBe(actor.id);
    expect(identity.tokenExpiresAt).toEqual(new Date(expires_at));
    expect(identity.wsTokenHash).not.toBeNull();
  });

  it("an access token in the header admits its person", async () => {
    const actor = await ana();
    const { access } = await issueTokens(actor.id, actor.session_id);
    const identity = await admit(requestFrom(), { authorization: `Bearer ${access}` });
    expect(identity).toMatchObject({ actor: { id: actor.id }, wsTokenHash: null });
    expect(identity.tokenExpiresAt!.getTime()).toBeGreaterThan(clock.ms());
  });

  it("a cookie with an origin admits its person until the sign-in ends", async () => {
    const actor = await ana();
    const credentials = { cookie: await cookieOf(actor), origin: OWN_ORIGIN };
    const identity = await admit(requestFrom(), credentials);
    expect(identity).toMatchObject({ actor: { id: actor.id }, tokenExpiresAt: null });
    expect(identity.signInEndsMs!).toBeGreaterThan(clock.realMs());
  });

  it("the first credential decides, whatever the others are", async () => {
    const [first, second] = [await ana(), await ana()];
    const identity = await admit(requestFrom(), {
      authToken: (await issueWsToken(first)).ws_token,
      queryToken: (await issueWsToken(second)).ws_token,
    });
    expect(identity.actor.id).toBe(first.id);
  });
});

describe("refusal", () => {
  it.each<[string, Credentials, string, number]>([
    ["nothing", {}, "unauthenticated", 401],
    ["an unknown auth.token", { authToken: "x" }, "unauthenticated", 401],
    ["an unknown Bearer token", { authorization: "Bearer x" }, "unauthenticated", 401],
    ["a login token in auth.token", { authToken: "a.b.c" }, "token_wrong_kind", 401],
    ["an invalid access token", { authorization: "Bearer a.b.c" }, "token_expired", 401],
    ["S2.25 W03: a login token in ?token=", { queryToken: "a.b.c" }, "use_ws_token", 403],
    ["W03: anything else in ?token=", { queryToken: "x" }, "use_ws_token", 403],
    ["an empty ?token=", { queryToken: "" }, "use_ws_token", 403],
    ["several ?token=", { queryToken: ["x", "y"] }, "use_ws_token", 403],
    [
      "a broken cookie",
      { cookie: "parkmate.session=x", origin: OWN_ORIGIN },
      "unauthenticated",
      401,
    ],
  ])("%s", async (_name, credentials, code, status) => {
    expect(await refusalOf(credentials)).toEqual({ code, status });
  });

  it("an expired socket token", async () => {
    const { ws_token } = await issueWsToken(await ana());
    advance({ minutes: 31 });
    expect(await refusalOf({ authToken: ws_token })).toEqual({
      code: "token_expired",
      status: 403,
    });
  });

  it("an expired access token", async () => {
    const actor = await ana();
    const { access } = await issueTokens(actor.id, actor.session_id);
    advance({ hours: 3 });
    expect(await refusalOf({ authorization: `Bearer ${access}` })).toMatchObject({
      code: "token_expired",
    });
  });

  it("H31: a token of a revoked session, or of an account that is not active", async () => {
    const actor = await ana();
    const { access } = await issueTokens(actor.id, actor.session_id);
    await revokeSessions(actor.id);
    const inactive = await signedIn(await person("owner", { status: "pending" }));
    const { ws_token } = await issueWsToken(inactive);
    const expected = { code: "user_inactive", status: 401 };
    expect(await refusalOf({ authorization: `Bearer ${access}` })).toEqual(expected);
    expect(await refusalOf({ authToken: ws_token })).toEqual(expected);
  });

  it("S8: a cookie without an origin, which no browser sends", async () => {
    expect(await refusalOf({ cookie: await cookieOf(await ana()) })).toMatchObject({
      code: "unauthenticated",
    });
  });

  it("S18: a cookie whose sign-in has lasted its longest time", async () => {
    const cookie = await cookieOf(await ana(), clock.realMs() - 13 * 3_600_000);
    expect(await refusalOf({ cookie, origin: OWN_ORIGIN })).toMatchObject({
      code: "unauthenticated",
    });
  });

  it("W10: the 51st failure of an address within a minute, with the time to wait", async () => {
    const address = "10.9.9.9";
    for (let failed = 1; failed <= 50; failed += 1)
      expect((await refusalOf({}, requestFrom(address))).code).toBe("unauthenticated");
    expect(await refusalOf({}, requestFrom(address))).toMatchObject({
      code: "rate_limited",
      status: 429,
      retry_after: expect.any(Number),
    });
  });

  it("W10: successes of one address are not limited", async () => {
    const { ws_token } = await issueWsToken(await ana());
    for (let admitted = 1; admitted <= 60; admitted += 1)
      await admit(requestFrom("10.8.8.8"), { authToken: ws_token });
  });

  it("an outage, which does not count as a failure of the address", async () => {
    const { ws_token } = await issueWsToken(await ana());
    const address = "10.7.7.7";
    for (let failed = 1; failed <= 51; failed += 1)
      expect(
        await duringOutage(() => refusalOf({ authToken: ws_token }, requestFrom(address))),
      ).toEqual({ code: "unavailable", status: 503, retry_after: 2 });
  });
});

describe("hasOwnOrigin (W01, S8)", () => {
  const request = (origin?: string) =>
    ({ headers: { host: "localhost:3000", ...(origin ? { origin } : {}) } }) as IncomingMessage;
  it.each([
    ["the host that was called", OWN_ORIGIN, true],
    ["no origin, from a client that is no browser", undefined, true],
    ["a foreign page", "https://evil.example", false],
    ["a sandboxed page", "null", false],
    ["another port of the host", "http://localhost:4000", false],
  ])("%s", (_name, origin, isOwn) => {
    expect(hasOwnOrigin(request(origin))).toBe(isOwn);
  });
});
