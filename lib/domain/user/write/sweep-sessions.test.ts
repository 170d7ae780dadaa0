import { eq, lt } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { db, DELETE_BATCH_SIZE } from "@/lib/core/db";
import { HOUR_MS } from "@/lib/core/duration";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { person, signedIn } from "@/lib/testing/people";
import { planOf } from "@/lib/testing/plan";
import { findUser } from "../read";
import { sessions, wsTokens } from "../table";
import { sweepSessions } from "./sweep-sessions";

useTestDatabase();

describe("sweepSessions", () => {
  it("S0.33: deletes sessions half a year after they ran out, but a person's last", async () => {
    const ana = await signedIn(await person("driver"));
    const [session] = await db().select().from(sessions);
    const last = clock.inMinutes(60 * 24 * 60);
    await db().insert(sessions).values({ user_id: ana.id, expires_at: last });
    const hoursLeft = (session!.expires_at.getTime() - clock.ms()) / HOUR_MS;
    advance({ hours: hoursLeft + 179 * 24 });
    expect(await sweepSessions()).toBe(0);
    advance({ hours: 25 });
    expect(await sweepSessions()).toBe(1);
    advance({ hours: 365 * 24 });
    expect(await sweepSessions()).toBe(0);
    expect(await db().select().from(sessions)).toMatchObject([{ expires_at: last }]);
    expect(await findUser(ana.id)).toBeDefined();
  });

  it("S0.33: deletes a backlog in parts, the oldest first", async () => {
    const { id } = await person("driver");
    const rows = Array.from({ length: DELETE_BATCH_SIZE + 2 }, (_, index) => ({
      user_id: id,
      expires_at: clock.inMinutes(index),
    }));
    await db().insert(sessions).values(rows);
    advance({ hours: 181 * 24 });
    expect(await sweepSessions()).toBe(DELETE_BATCH_SIZE);
    const [oldest] = await db().select().from(sessions).orderBy(sessions.expires_at);
    expect(oldest!.expires_at).toEqual(rows.at(-2)!.expires_at);
    expect([await sweepSessions(), await sweepSessions()]).toEqual([1, 0]);
  });
});

it("S0.34: finds sessions that ran out, and the tokens of one, by an index", async () => {
  const old = db().delete(sessions).where(lt(sessions.expires_at, clock.now()));
  expect(await planOf(old)).toContain("sessions_expires_idx");
  const tokens = db().delete(wsTokens).where(eq(wsTokens.session_id, crypto.randomUUID()));
  expect(await planOf(tokens)).toContain("ws_tokens_session_idx");
});
