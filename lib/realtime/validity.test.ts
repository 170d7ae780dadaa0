import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { hint } from "@/lib/core/db";
import { hashToken } from "@/lib/core/id";
import { users } from "@/lib/domain/user/table";
import { issueWsToken } from "@/lib/domain/user/write/issue-ws-token";
import { revokeSessions } from "@/lib/domain/user/write/revoke-sessions";
import { revokeWsTokens } from "@/lib/domain/user/write/revoke-ws-tokens";
import { TestConnection } from "@/lib/testing/connections";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { person, signedIn } from "@/lib/testing/people";
import { checkExpiry, closeRevoked, refreshToken, revokedOf } from "./validity";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  ana = await signedIn(await person("driver"));
});

const revocations: [string, (actor: Actor) => Promise<unknown>][] = [
  ["a revoked session", (actor) => revokeSessions(actor.id)],
  ["a blocked account", (actor) => change(actor, { status: "disabled" })],
  ["another role", (actor) => change(actor, { role: "admin" })],
];

describe("checkExpiry", () => {
  const expiringIn = (seconds: number) =>
    new TestConnection(ana, { tokenExpiresAt: new Date(clock.ms() + seconds * 1000) });

  it("leaves a token alone that is valid for more than a minute", () => {
    const connection = expiringIn(90);
    checkExpiry(connection);
    expect(connection.sent).toEqual([]);
  });

  it("S2.35: warns once, a minute before a token expires", () => {
    const connection = expiringIn(59);
    checkExpiry(connection);
    checkExpiry(connection);
    expect(connection.sent).toMatchObject([
      {
        event: "token_expiring",
        message: { expires_at: connection.data.tokenExpiresAt!.toISOString() },
        isReply: false,
      },
    ]);
    expect(connection.isOpen).toBe(true);
  });

  it("closes when a token has expired", () => {
    const connection = expiringIn(0);
    checkExpiry(connection);
    expect(connection.last("error").code).toBe("token_expired");
    expect(connection.closedFor).toBe("expired");
  });

  it.each([
    ["before its end", 1000, null],
    ["at its end", 0, "signed_out"],
  ])("S18: a sign-in %s", (_name, leftMs, closedFor) => {
    const connection = new TestConnection(ana, { signInEndsMs: clock.realMs() + leftMs });
    checkExpiry(connection);
    expect(connection.closedFor).toBe(closedFor);
  });

  it("leaves a connection alone that never expires", () => {
    const connection = new TestConnection(ana);
    advance({ hours: 24 * 365 });
    checkExpiry(connection);
    expect(connection.isOpen).toBe(true);
  });
});

describe("closeRevoked (S12)", () => {
  it("leaves connections of valid sessions and tokens open", async () => {
    const { ws_token } = await issueWsToken(ana);
    const connections = [
      new TestConnection(ana),
      new TestConnection(ana, { wsTokenHash: hashToken(ws_token) }),
    ];
    await closeRevoked(connections);
    expect(connections.map((one) => one.isOpen)).toEqual([true, true]);
  });

  it.each(revocations)("ends the connection after %s", async (name, revoke) => {
    const connection = new TestConnection(ana);
    await revoke(ana);
    await closeRevoked([connection]);
    const isBlocked = name === "a blocked account";
    const reason = isBlocked ? "account_deactivated" : "session_ended";
    expect(connection.last("force_logout").reason).toBe(reason);
    expect(connection.closedFor).toBe("signed_out");
  });

  it("ends only the connections of a revoked token", async () => {
    const { ws_token } = await issueWsToken(ana);
    const [byToken, byCookie] = [
      new TestConnection(ana, { wsTokenHash: hashToken(ws_token) }),
      new TestConnection(ana),
    ];
    await revokeWsTokens(ana.id);
    await closeRevoked([byToken, byCookie]);
    expect(byToken.last("force_logout").reason).toBe("token_revoked");
    expect(byCookie.isOpen).toBe(true);
  });
});

describe("revokedOf (S12)", () => {
  it("finds no connection without a revocation", async () => {
    const { ws_token } = await issueWsToken(ana);
    const connections = [
      new TestConnection(ana),
      new TestConnection(ana, { wsTokenHash: hashToken(ws_token) }),
    ];
    expect(await revokedOf(connections)).toEqual([]);
    expect(await revokedOf([])).toEqual([]);
  });

  it.each(revocations)("finds the connections after %s, and no others", async (_name, revoke) => {
    const ben = await signedIn(await person("owner"));
    const connections = [ben, ana, ben, ana].map((actor) => new TestConnection(actor));
    await revoke(ana);
    expect(await revokedOf(connections)).toEqual([connections[1], connections[3]]);
  });

  it("finds only the connections of a revoked token", async () => {
    const { ws_token } = await issueWsToken(ana);
    const byToken = new TestConnection(ana, { wsTokenHash: hashToken(ws_token) });
    await revokeWsTokens(ana.id);
    expect(await revokedOf([new TestConnection(ana), byToken])).toEqual([byToken]);
  });
});

async function change(actor: Actor, values: Partial<typeof users.$inferInsert>) {
  await db().update(users).set(values).where(eq(users.id, actor.id));
  hint("revoked", actor.id);
}

describe("refreshToken (S2.35)", () => {
  it("extends the connection until the new token expires", async () => {
    const connection = new TestConnection(ana, { tokenExpiresAt: clock.now() });
    connection.data.warnedOfExpiry = true;
    const { ws_token, expires_at } = await issueWsToken(ana);
    expect(await refreshToken(connection, ws_token)).toEqual(new Date(expires_at));
    expect(connection.data).toMatchObject({
      tokenExpiresAt: new Date(expires_at),
      wsTokenHash: hashToken(ws_token),
      warnedOfExpiry: false,
    });
  });

  it("S12: makes the connection end with the session of the new token", async () => {
    const other = await signedIn(ana);
    const connection = new TestConnection(ana, { tokenExpiresAt: clock.now() });
    await refreshToken(connection, (await issueWsToken(other)).ws_token);
    await revokeSessions(ana.id, { only: ana.session_id });
    expect(await revokedOf([connection])).toEqual([]);
    await revokeSessions(ana.id, { only: other.session_id });
    expect(await revokedOf([connection])).toEqual([connection]);
  });

  it.each<[string, string, number, () => Promise<string>]>([
    ["a login token", "token_wrong_kind", 401, () => Promise.resolve("a.b.c")],
    ["an unknown token", "unauthenticated", 401, () => Promise.resolve("x")],
    [
      "another person's token",
      "unauthenticated",
      401,
      async () => (await issueWsToken(await signedIn(await person("driver")))).ws_token,
    ],
    [
      "an expired token",
      "token_expired",
      403,
      async () => {
        const { ws_token } = await issueWsToken(ana);
        advance({ minutes: 31 });
        return ws_token;
      },
    ],
  ])("refuses %s and leaves the connection as it is", async (_name, code, status, token) => {
    const connection = new TestConnection(ana);
    await expect(refreshToken(connection, await token())).rejects.toMatchObject({
      problem: { code, status },
    });
    expect(connection.data.wsTokenHash).toBeNull();
  });
});
