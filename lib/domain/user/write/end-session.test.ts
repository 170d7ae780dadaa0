import { expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { person, signedIn } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { isLiveSession, listSessions } from "../read";
import { endSession } from "./end-session";
import { startSession } from "./start-session";

useTestDatabase();

it("lists where a person is signed in, this device first, then the latest use", async () => {
  freezeClock("2026-11-21T12:00:00Z");
  const ana = await signedIn(await person("driver"));
  await signedIn(await person("driver"));
  freezeClock("2026-11-21T13:00:00Z");
  await startSession(ana.id, "Firefox");
  freezeClock("2026-11-21T14:00:00Z");
  await startSession(ana.id, "Safari");
  const { count, results } = await listSessions(ana, {});
  expect(count).toBe(3);
  expect(results.map(({ device, current }) => [device, current])).toEqual([
    ["test", true],
    ["Safari", false],
    ["Firefox", false],
  ]);
  expect(results[2]).toMatchObject({
    created_at: "2026-11-21T13:00:00.000Z",
    last_seen_at: "2026-11-21T13:00:00.000Z",
  });
});

it("S18: ends one session, closes its sockets, and leaves the others", async () => {
  const ana = await signedIn(await person("driver"));
  const other = await startSession(ana.id, "Firefox");
  const hints = await hintsOf(() => endSession(ana, other));
  expect([...hints.revoked]).toEqual([ana.id]);
  expect(await isLiveSession(other)).toBe(false);
  expect(await isLiveSession(ana.session_id)).toBe(true);
  expect((await listSessions(ana, {})).count).toBe(1);
});

it("is not found for another person's session, an ended or an unknown one", async () => {
  const [ana, eve] = [await signedIn(await person("driver")), await person("driver")];
  expect(await refusalOf(endSession(eve, ana.session_id))).toMatchObject({ status: 404 });
  expect(await isLiveSession(ana.session_id)).toBe(true);
  await endSession(ana, ana.session_id);
  for (const id of [ana.session_id, newId()])
    expect(await refusalOf(endSession(ana, id))).toMatchObject({ status: 404 });
});
