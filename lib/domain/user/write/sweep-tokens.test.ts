import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { person, signedIn } from "@/lib/testing/people";
import { accountMails, refreshTokens, wsTokens } from "../table";
import { forgotPassword } from "./forgot-password";
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

  it("I19: deletes mails about accounts after a week", async () => {
    await forgotPassword("ana@example.test");
    for (const left of [1, 0]) {
      advance({ hours: 6 * 24 });
      await sweepTokens();
      expect(await db().$count(accountMails)).toBe(left);
    }
  });
});
