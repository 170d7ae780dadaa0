import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { person, signedIn } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { isLiveSession, verifyAccessToken } from "../read";
import { issueTokens } from "./issue-tokens";
import { revokeSessions } from "./revoke-sessions";
import { rotateRefreshToken } from "./rotate-refresh-token";

useTestDatabase();

const signIn = async (): Promise<{ actor: Actor; refresh: string }> => {
  const actor = await signedIn(await person("driver"));
  return { actor, ...(await issueTokens(actor.id, actor.session_id)) };
};
const unauthenticated = { status: 401, detail: "Token is invalid or expired." };

describe("rotateRefreshToken", () => {
  it("issues a new pair for the same session", async () => {
    const { actor, refresh } = await signIn();
    const rotated = await rotateRefreshToken(refresh);
    expect(rotated.refresh).not.toBe(refresh);
    expect(await verifyAccessToken(rotated.access)).toMatchObject({
      userId: actor.id,
      sessionId: actor.session_id,
    });
    expect(await rotateRefreshToken(rotated.refresh)).toHaveProperty("access");
  });

  it("refuses a used token and revokes its whole family, but no other session", async () => {
    const { actor, refresh } = await signIn();
    const other = await signedIn(actor);
    const { refresh: next } = await rotateRefreshToken(refresh);
    const hints = await hintsOf(async () => {
      expect(await refusalOf(rotateRefreshToken(refresh))).toMatchObject(unauthenticated);
    });
    expect([...hints.revoked]).toEqual([actor.id]);
    expect(await isLiveSession(actor.session_id)).toBe(false);
    expect(await refusalOf(rotateRefreshToken(next))).toMatchObject(unauthenticated);
    expect(await isLiveSession(other.session_id)).toBe(true);
  });

  it("gives a pair to only one of two requests at the same time", async () => {
    const { refresh } = await signIn();
    const outcomes = await Promise.allSettled([
      rotateRefreshToken(refresh),
      rotateRefreshToken(refresh),
    ]);
    expect(outcomes.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("refuses a token after two days and leaves its session alone", async () => {
    const { actor, refresh } = await signIn();
    advance({ hours: 48, seconds: 1 });
    expect(await refusalOf(rotateRefreshToken(refresh))).toMatchObject(unauthenticated);
    expect(await isLiveSession(actor.session_id)).toBe(true);
  });

  it("refuses a token of a revoked session", async () => {
    const { actor, refresh } = await signIn();
    await revokeSessions(actor.id);
    expect(await refusalOf(rotateRefreshToken(refresh))).toMatchObject(unauthenticated);
  });

  it("refuses a token whose session is older than thirty days", async () => {
    const { actor } = await signIn();
    advance({ hours: 30 * 24 - 1 });
    const { refresh } = await issueTokens(actor.id, actor.session_id);
    advance({ hours: 2 });
    expect(await refusalOf(rotateRefreshToken(refresh))).toMatchObject(unauthenticated);
  });

  it("refuses an unknown token", async () => {
    expect(await refusalOf(rotateRefreshToken("unknown"))).toMatchObject(unauthenticated);
  });
});
