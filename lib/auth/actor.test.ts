import { SignJWT } from "jose";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { sessionSecret } from "@/lib/core/secret";
import { users } from "@/lib/domain/user/table";
import { issueTokens } from "@/lib/domain/user/write/issue-tokens";
import { revokeSessions } from "@/lib/domain/user/write/revoke-sessions";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { person, signedIn } from "@/lib/testing/people";
import { cookieOf } from "@/lib/testing/requests";
import {
  actorOf,
  hasSessionCookie,
  isOfDeactivated,
  SIGN_IN_SECONDS,
  sessionOfCookie,
} from "./actor";

useTestDatabase();

const driver = async () => signedIn(await person("driver"));
const accessOf = async (actor: Actor) => (await issueTokens(actor.id, actor.session_id)).access;
const byToken = (token: string) => actorOf(new Headers({ authorization: `Bearer ${token}` }));
const byCookie = async (actor: Actor, claims = {}) =>
  actorOf(new Headers(await cookieOf(actor, claims)));
const realNow = () => Math.floor(clock.realMs() / 1000);

describe("an access token", () => {
  it("stands for its person and session", async () => {
    const actor = await driver();
    expect(await byToken(await accessOf(actor))).toEqual(actor);
  });

  it("counts before a cookie", async () => {
    const [ana, bea] = [await driver(), await driver()];
    const authorization = `Bearer ${await accessOf(ana)}`;
    const headers = new Headers({ authorization, ...(await cookieOf(bea)) });
    expect((await actorOf(headers))?.id).toBe(ana.id);
    headers.set("authorization", "Bearer nonsense");
    expect(await actorOf(headers)).toBeNull();
  });

  it("ends after two hours", async () => {
    const access = await accessOf(await driver());
    advance({ hours: 1, minutes: 59 });
    expect(await byToken(access)).not.toBeNull();
    advance({ minutes: 2 });
    expect(await byToken(access)).toBeNull();
  });

  it("S18: ends immediately when its session is revoked", async () => {
    const actor = await driver();
    const access = await accessOf(actor);
    expect(await byToken(access)).not.toBeNull();
    await revokeSessions(actor.id);
    expect(await byToken(access)).toBeNull();
  });

  it.each(["disabled", "pending"] as const)("does not open a %s account", async (status) => {
    const actor = await driver();
    await db().update(users).set({ status }).where(eq(users.id, actor.id));
    expect(await byToken(await accessOf(actor))).toBeNull();
  });

  it.each([
    ["is no JWT", () => "nonsense"],
    [
      "is a refresh token",
      async (actor: Actor) => (await issueTokens(actor.id, actor.session_id)).refresh,
    ],
    ["is of another kind", (actor: Actor) => signed(actor, { kind: "ws" })],
    ["has no kind", (actor: Actor) => signed(actor, {})],
    [
      "is signed with another secret",
      (actor: Actor) =>
        signed(
          actor,
          { kind: "access" },
          new TextEncoder().encode("another secret of 32 letters ...."),
        ),
    ],
  ])("does not count when it %s", async (_, tokenOf) =>
    expect(await byToken(await tokenOf(await driver()))).toBeNull(),
  );

  const signed = (actor: Actor, claims: object, secret = sessionSecret()) =>
    new SignJWT({ sid: actor.session_id, ...claims })
      .setProtectedHeader({ alg: "HS256" })
      .setSubject(actor.id)
      .setExpirationTime("1h")
      .sign(secret);
});

describe("a session cookie", () => {
  it("S12: tells whether its person's account is deactivated", async () => {
    const actor = await driver();
    const { cookie } = await cookieOf(actor, { sub: actor.id });
    await revokeSessions(actor.id);
    expect(await isOfDeactivated(cookie)).toBe(false);
    await db().update(users).set({ status: "disabled" }).where(eq(users.id, actor.id));
    expect(await isOfDeactivated(cookie)).toBe(true);
    expect(await isOfDeactivated("parkmate.session=nonsense")).toBe(false);
  });

  it("stands for its person", async () => {
    const actor = await driver();
    expect(await byCookie(actor)).toEqual(actor);
  });

  it("S18: ends twelve hours after the sign-in, renewed or not", async () => {
    const actor = await driver();
    const almost = { signed_in_at: realNow() - SIGN_IN_SECONDS + 60 };
    expect(await byCookie(actor, almost)).not.toBeNull();
    expect(await byCookie(actor, { signed_in_at: realNow() - SIGN_IN_SECONDS })).toBeNull();
    const session = await sessionOfCookie((await cookieOf(actor, almost)).cookie);
    expect(session?.signInEndsMs).toBe((almost.signed_in_at + SIGN_IN_SECONDS) * 1000);
  });

  it("does not end because a test moves the clock", async () => {
    const actor = await driver();
    advance({ hours: 24 });
    expect(await byCookie(actor)).not.toBeNull();
  });

  it("ends immediately when its session is revoked", async () => {
    const actor = await driver();
    expect(await byCookie(actor)).not.toBeNull();
    await revokeSessions(actor.id, { only: actor.session_id });
    expect(await byCookie(actor)).toBeNull();
  });

  it.each([
    ["does not say when its person signed in", { signed_in_at: undefined }],
    ["names no session", { sid: undefined }],
    ["names a session that does not exist", { sid: "01920000-0000-7000-8000-000000000001" }],
  ])("does not count when it %s", async (_, claims) =>
    expect(await byCookie(await driver(), claims)).toBeNull(),
  );

  it("has a name that only https can set, where the product is served so", () =>
    withEnv({ NEXTAUTH_URL: "https://parkmate.example" }, async () => {
      const headers = new Headers(await cookieOf(await driver()));
      expect(headers.get("cookie")).toMatch(/^__Host-parkmate\.session=/);
      expect(hasSessionCookie(headers)).toBe(true);
      expect(hasSessionCookie(new Headers({ cookie: "parkmate.session=x" }))).toBe(false);
    }));
});
