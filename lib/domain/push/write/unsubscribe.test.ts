import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { person, signedIn } from "@/lib/testing/people";
import { subscribed, withVapid } from "@/lib/testing/push-service";
import { liveSubscriptions } from "../read/live-subscriptions";
import { unsubscribe } from "./unsubscribe";

useTestDatabase();

it("S3.18: switches off the person's own browser alone", async () => {
  const endpoint = "https://web.push.apple.com/abc";
  const [driver, other] = [
    await signedIn(await person("driver")),
    await signedIn(await person("driver")),
  ];
  await withEnv(withVapid, () => subscribed(driver, endpoint));
  await unsubscribe(other, endpoint);
  expect(await liveSubscriptions(driver.id)).toHaveLength(1);
  await unsubscribe(driver, endpoint);
  expect(await liveSubscriptions(driver.id)).toEqual([]);
});
