import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { setClock, useTestDatabase } from "@/lib/testing/database";
import { person, signedIn } from "@/lib/testing/people";
import { findWsToken, verifyAccessToken } from "../read";
import { wsTokens } from "../table";
import { issueWsToken } from "./issue-ws-token";

useTestDatabase();

describe("issueWsToken", () => {
  it("S2.2 S9: issues a token for half an hour, bound to person and session", async () => {
    setClock("2026-06-01T12:00:00Z");
    const ana = await signedIn(await person("driver"));
    const issued = await issueWsToken(ana);
    expect(issued).toMatchObject({ expires_in: 1800, url: "/ws/notifications/" });
    expect(issued.ws_token).toMatch(/^[\w-]{43}$/);
    expect(issued.expires_at).toMatch(/^2026-06-01T12:30:00/);
    expect(await findWsToken(issued.ws_token)).toMatchObject({
      user_id: ana.id,
      session_id: ana.session_id,
      expires_at: new Date(issued.expires_at),
    });
  });

  it("S9: stores the token only as a hash", async () => {
    const { ws_token } = await issueWsToken(await signedIn(await person("driver")));
    expect(JSON.stringify(await db().select().from(wsTokens))).not.toContain(ws_token);
  });

  it("S9: lets a person hold several", async () => {
    const ana = await signedIn(await person("driver"));
    const [first, second] = [await issueWsToken(ana), await issueWsToken(ana)];
    expect(first.ws_token).not.toBe(second.ws_token);
    expect(await findWsToken(first.ws_token)).toBeDefined();
    expect(await findWsToken(second.ws_token)).toBeDefined();
  });

  it("S2.5: is no access token", async () => {
    const { ws_token } = await issueWsToken(await signedIn(await person("driver")));
    expect(await verifyAccessToken(ws_token)).toBeNull();
  });
});
