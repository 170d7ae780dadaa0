import { describe, expect, it } from "vitest";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { person, signedIn } from "@/lib/testing/people";
import { browserKeys, subscribed, withVapid } from "@/lib/testing/push-service";
import { liveSubscriptions } from "../read/live-subscriptions";
import { getPushKey } from "../read/push-key";
import { MAX_SUBSCRIPTIONS } from "../rules";
import { subscribe } from "./subscribe";

useTestDatabase();

const address = (name: string) => `https://fcm.googleapis.com/fcm/send/${name}`;
const here = <T>(work: () => Promise<T>) => withEnv(withVapid, work);
const endpointsOf = async (actor: { id: string }) =>
  (await liveSubscriptions(actor.id)).map((one) => one.endpoint);

describe("S3.18: a browser that takes pushes", () => {
  it("is kept once, with its newest keys", async () => {
    const driver = await signedIn(await person("driver"));
    await here(() => subscribed(driver, address("phone")));
    const { keys } = await here(() => subscribed(driver, address("phone")));
    expect(await liveSubscriptions(driver.id)).toMatchObject([{ ...keys, device: "Test browser" }]);
  });

  it("belongs to the person who switched it on last", async () => {
    const [first, second] = [
      await signedIn(await person("driver")),
      await signedIn(await person("driver")),
    ];
    await here(() => subscribed(first, address("shared")));
    await here(() => subscribed(second, address("shared")));
    expect(await endpointsOf(first)).toEqual([]);
    expect(await endpointsOf(second)).toEqual([address("shared")]);
  });

  it("S19: replaces the oldest when there are too many", async () => {
    const driver = await signedIn(await person("driver"));
    for (let number = 0; number <= MAX_SUBSCRIPTIONS; number += 1) {
      await here(() => subscribed(driver, address(String(number))));
      advance({ seconds: 1 });
    }
    const kept = await endpointsOf(driver);
    expect(kept).toHaveLength(MAX_SUBSCRIPTIONS);
    expect(kept).not.toContain(address("0"));
  });

  it("S19: is refused at an address of nobody's push service, and with a false key", async () => {
    const driver = await signedIn(await person("driver"));
    const { keys } = browserKeys();
    await expect(
      here(() => subscribe(driver, { endpoint: "https://localhost/", keys }, "")),
    ).rejects.toMatchObject({ problem: { status: 400 } });
    const forged = { ...keys, p256dh: Buffer.alloc(65, 4).toString("base64url") };
    await expect(
      here(() => subscribe(driver, { endpoint: address("x"), keys: forged }, "")),
    ).rejects.toMatchObject({ problem: { status: 400 } });
  });

  it("is refused where this server has no keys", async () => {
    await withEnv({ APP_ENV: "test" }, () => {
      expect(getPushKey).toThrow("Not found.");
      return Promise.resolve();
    });
  });
});
