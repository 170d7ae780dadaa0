import { expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { revokeSessions } from "@/lib/domain/user/write/revoke-sessions";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { person, signedIn } from "@/lib/testing/people";
import { subscribed, withVapid } from "@/lib/testing/push-service";
import { liveSubscriptions } from "../read/live-subscriptions";
import { pushSubscriptions } from "../table";
import { sweepPushSubscriptions } from "./sweep";

useTestDatabase();

const stored = () => db().select().from(pushSubscriptions);

it("S3.18: pushes end with a sign-out, and a month after the sign-in has run out", async () => {
  const [leaving, staying] = [
    await signedIn(await person("driver")),
    await signedIn(await person("driver")),
  ];
  await withEnv(withVapid, async () => {
    await subscribed(leaving, "https://web.push.apple.com/leaving");
    await subscribed(staying, "https://web.push.apple.com/staying");
  });
  await revokeSessions(leaving.id, { only: leaving.session_id });
  expect(await liveSubscriptions(leaving.id)).toEqual([]);
  await sweepPushSubscriptions();
  expect(await stored()).toMatchObject([{ user_id: staying.id }]);
  advance({ hours: 31 * 24 });
  expect(await liveSubscriptions(staying.id)).toHaveLength(1);
  await sweepPushSubscriptions();
  expect(await stored()).toHaveLength(1);
  advance({ hours: 30 * 24 });
  expect(await liveSubscriptions(staying.id)).toEqual([]);
  await sweepPushSubscriptions();
  expect(await stored()).toEqual([]);
});
