import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { person, signedIn } from "@/lib/testing/people";
import { isLiveSession } from "../read";
import { sessions } from "../table";
import { revokeSessions } from "./revoke-sessions";

useTestDatabase();

const live = async (...people: { session_id: string }[]) =>
  Promise.all(people.map((one) => isLiveSession(one.session_id)));

describe("revokeSessions", () => {
  it("revokes all sessions of a person, and nobody else's", async () => {
    const [ana, ben] = [await signedIn(await person("driver")), await person("driver")];
    const [desk, phone] = [await signedIn(ana), await signedIn(ben)];
    await revokeSessions(ana.id);
    expect(await live(ana, desk, phone)).toEqual([false, false, true]);
  });

  it("spares the session that is named, or revokes only that one", async () => {
    const ana = await person("driver");
    const [desk, phone, tablet] = [await signedIn(ana), await signedIn(ana), await signedIn(ana)];
    await revokeSessions(ana.id, { only: tablet.session_id });
    expect(await live(desk, phone, tablet)).toEqual([true, true, false]);
    await revokeSessions(ana.id, { except: desk.session_id });
    expect(await live(desk, phone, tablet)).toEqual([true, false, false]);
  });

  it("does not revoke another person's session by its id", async () => {
    const [ana, ben] = [await person("driver"), await signedIn(await person("driver"))];
    await revokeSessions(ana.id, { only: ben.session_id });
    expect(await live(ben)).toEqual([true]);
  });

  it("keeps the time of the first revocation", async () => {
    const ana = await signedIn(await person("driver"));
    await revokeSessions(ana.id);
    const before = await db().select().from(sessions);
    advance({ hours: 1 });
    await revokeSessions(ana.id);
    expect(await db().select().from(sessions)).toEqual(before);
  });

  it("S12: tells every node to check the person's sockets again", async () => {
    const ana = await signedIn(await person("driver"));
    const hints = await hintsOf(() => revokeSessions(ana.id));
    expect([...hints.revoked]).toEqual([ana.id]);
  });
});
