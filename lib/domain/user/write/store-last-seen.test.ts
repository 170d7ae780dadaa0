import { expect, it } from "vitest";
import { actorOfSession } from "@/lib/auth/actor";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { person, signedIn } from "@/lib/testing/people";
import { listSessions } from "../read";
import { startSession } from "./start-session";
import { storeLastSeen } from "./store-last-seen";

useTestDatabase();

it("stores when a session was used, once", async () => {
  freezeClock("2026-11-21T12:00:00Z");
  const ana = await signedIn(await person("driver"));
  const other = await startSession(ana.id, "Firefox");
  const lastSeen = async () =>
    (await listSessions(ana, {})).results.find((one) => one.id === other)!.last_seen_at;
  freezeClock("2026-11-21T13:00:00Z");
  await actorOfSession(other);
  await storeLastSeen();
  expect(await lastSeen()).toBe("2026-11-21T13:00:00.000Z");
  freezeClock("2026-11-21T14:00:00Z");
  await storeLastSeen();
  expect(await lastSeen()).toBe("2026-11-21T13:00:00.000Z");
});
