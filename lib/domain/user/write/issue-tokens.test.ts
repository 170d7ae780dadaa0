import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { setClock, useTestDatabase } from "@/lib/testing/database";
import { person, signedIn } from "@/lib/testing/people";
import { verifyAccessToken } from "../read";
import { refreshTokens } from "../table";
import { issueTokens } from "./issue-tokens";

useTestDatabase();

describe("issueTokens", () => {
  it("issues an access token for two hours that names person and session", async () => {
    setClock("2026-06-01T12:00:00Z");
    const ana = await signedIn(await person("driver"));
    const { access } = await issueTokens(ana.id, ana.session_id);
    setClock("2026-06-01T13:59:59Z");
    expect(await verifyAccessToken(access)).toEqual({
      userId: ana.id,
      sessionId: ana.session_id,
      expiresAt: new Date("2026-06-01T14:00:00Z"),
    });
    setClock("2026-06-01T14:00:01Z");
    expect(await verifyAccessToken(access)).toBeNull();
  });

  it("stores the refresh token only as a hash, for two days", async () => {
    setClock("2026-06-01T12:00:00Z");
    const ana = await signedIn(await person("driver"));
    const { refresh } = await issueTokens(ana.id, ana.session_id);
    const stored = await db().select().from(refreshTokens);
    expect(stored).toMatchObject([{ user_id: ana.id, session_id: ana.session_id, used_at: null }]);
    expect(stored[0]!.expires_at.getTime() - Date.parse("2026-06-03T12:00:00Z")).toBeLessThan(1000);
    expect(JSON.stringify(stored)).not.toContain(refresh);
  });
});
