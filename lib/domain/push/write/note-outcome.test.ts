import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { person, signedIn } from "@/lib/testing/people";
import { subscribed, withVapid } from "@/lib/testing/push-service";
import { liveSubscriptions } from "../read/live-subscriptions";
import { dropSubscriptions, noteSuccess } from "./note-outcome";

useTestDatabase();

it("S19: notes which browsers still take pushes, and forgets the others", async () => {
  const driver = await signedIn(await person("driver"));
  const [phone, gone] = await withEnv(withVapid, async () => [
    await subscribed(driver, "https://web.push.apple.com/phone"),
    await subscribed(driver, "https://web.push.apple.com/gone"),
  ]);
  await noteSuccess([phone.id]);
  await dropSubscriptions([gone.id]);
  const left = await liveSubscriptions(driver.id);
  expect(left.map((one) => one.id)).toEqual([phone.id]);
  expect(left[0]!.last_success_at).toBeInstanceOf(Date);
});
