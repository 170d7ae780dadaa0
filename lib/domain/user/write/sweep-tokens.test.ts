import { describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { HOUR_MS } from "@/lib/core/duration";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { person, signedIn } from "@/lib/testing/people";
import { findUser } from "../read";
import { accountMails, refreshTokens, sessions, wsTokens } from "../table";
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

  it("S0.33: deletes sessions half a year after they ran out", async () => {
    const ana = await signedIn(await person("driver"));
    const [session] = await db().select().from(sessions);
    const hoursLeft = (session!.expires_at.getTime() - clock.ms()) / HOUR_MS;
    advance({ hours: hoursLeft + 179 * 24 });
    await sweepTokens();
    expect(await db().$count(sessions)).toBe(1);
    advance({ hours: 25 });
    await sweepTokens();
    expect(await db().$count(sessions)).toBe(0);
    expect(await findUser(ana.id)).toBeDefined();
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
