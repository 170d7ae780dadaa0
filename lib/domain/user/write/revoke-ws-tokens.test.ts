import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { person, signedIn } from "@/lib/testing/people";
import { findWsToken, isLiveSession } from "../read";
import { issueWsToken } from "./issue-ws-token";
import { revokeWsTokens } from "./revoke-ws-tokens";

useTestDatabase();

describe("revokeWsTokens", () => {
  it("revokes all socket tokens of a person, and nobody else's", async () => {
    const [ana, ben] = [await signedIn(await person("driver")), await person("driver")];
    const mine = [await issueWsToken(ana), await issueWsToken(await signedIn(ana))];
    const theirs = await issueWsToken(await signedIn(ben));
    const hints = await hintsOf(() => revokeWsTokens(ana.id));
    for (const { ws_token } of mine) expect(await findWsToken(ws_token)).toBeUndefined();
    expect(await findWsToken(theirs.ws_token)).toBeDefined();
    expect([...hints.revoked]).toEqual([ana.id]);
  });

  it("keeps the person signed in", async () => {
    const ana = await signedIn(await person("driver"));
    await revokeWsTokens(ana.id);
    expect(await isLiveSession(ana.session_id)).toBe(true);
  });
});
