import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { person, signedIn } from "@/lib/testing/people";
import { refreshTokens, wsTokens } from "../table";
import { issueTokens } from "./issue-tokens";
import { issueWsToken } from "./issue-ws-token";
import { sweepTokens } from "./sweep-tokens";

useTestDatabase();

const stored = async () => [await db().$count(wsTokens), await db().$count(refreshTokens)];

describe("sweepTokens", () => {
  it("deletes tokens a day after they have expired, not before", async () => {
    const ana = await signedIn(await person("driver"));
    await issueWsToken(ana);
    await issueTokens(ana.id, ana.session_id);
    advance({ hours: 24, minutes: 29 });
    await sweepTokens();
    expect(await stored()).toEqual([1, 1]);
    advance({ minutes: 2 });
    await sweepTokens();
    expect(await stored()).toEqual([0, 1]);
    advance({ hours: 48 });
    await sweepTokens();
    expect(await stored()).toEqual([0, 0]);
  });
});
