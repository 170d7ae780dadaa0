import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { browserKeys, startPushService, withVapid } from "@/lib/testing/push-service";
import { bookInLotA, resetAccount } from "../fixtures/account";
import { TestServer } from "../fixtures/server";
import { emptyDatabase, expect, test } from "../fixtures/test";

const PATH = "/api/push-subscriptions/";

let service: Awaited<ReturnType<typeof startPushService>>;
let pushing: TestServer;
test.beforeAll(async () => {
  service = await startPushService();
  pushing = await TestServer.start({
    ...(await emptyDatabase(`push_${process.pid}`)),
    env: { ...withVapid, PUSH_TEST_ORIGIN: service.url },
  });
});
test.afterAll(async () => {
  await pushing.stop();
  pushing.dispose();
  await service.stop();
});

test("S3.18 N1: a push tells the end of a booking, and a later one takes its place", async () => {
  const driver = await pushing.signIn("driver");
  await resetAccount(driver);
  const { body: key } = await driver.get(`${PATH}public-key/`);
  expect(key).toEqual({ public_key: withVapid.VAPID_PUBLIC_KEY });
  const { keys, decrypt } = browserKeys();
  const subscription = { endpoint: `${service.url}/phone`, expirationTime: null, keys };
  const made = await driver.post(PATH, subscription);
  expect(made.status).toBe(201);
  expect(made.body).toEqual({
    id: expect.any(String),
    device: expect.any(String),
    created_at: expect.any(String),
  });
  const booking = await bookInLotA(driver, "A-12", { minutes: 60 });
  const until = Date.parse(booking.end_time) - (await pushing.guest.now());
  await pushing.advance(until / 1000 - 290);
  await pushing.advance(30);
  await expect.poll(() => service.received.length).toBeGreaterThan(0);
  const first = JSON.parse(decrypt(service.received.at(-1)!.body));
  expect(first.notification).toMatchObject({
    tag: `booking:${booking.id}`,
    body: "Your booking will expire in 5 minutes!",
  });
  await driver.cancel(booking.id);
  await pushing.advance(1);
  const last = () => JSON.parse(decrypt(service.received.at(-1)!.body));
  await expect.poll(() => last().notification.title).toBe("Cancelled");
  expect(last().notification.tag).toBe(first.notification.tag);
  expect((await driver.send("DELETE", PATH, { endpoint: subscription.endpoint })).status).toBe(204);
  expect((await driver.send("DELETE", PATH, { endpoint: subscription.endpoint })).status).toBe(204);
});

test("S3.18: a server without keys says that it does not push", async ({ as }) => {
  const driver = await as("driver");
  expect((await driver.get(`${PATH}public-key/`)).status).toBe(404);
  const { keys } = browserKeys();
  const endpoint = "https://fcm.googleapis.com/fcm/send/abc";
  expect((await driver.post(PATH, { endpoint, keys })).status).toBe(404);
});

test("H88 S19: no address but those of push services is taken, and none is called", async () => {
  let calls = 0;
  const trap = createServer((_, response) => {
    calls += 1;
    response.end();
  });
  await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
  const { port } = trap.address() as AddressInfo;
  const driver = await pushing.signIn("driver");
  const { keys } = browserKeys();
  const hostile = [
    `http://127.0.0.1:${port}/`,
    `https://127.0.0.1:${port}/`,
    "http://127.0.0.1:6379/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/",
    "https://localhost/",
    "file:///etc/passwd",
    "https://fcm.googleapis.com@evil.example/",
    "https://fcm.googleapis.com.evil.example/",
    "https://fcm.googleapis.com:8443/",
    "https://user:secret@fcm.googleapis.com/",
    "https://fcm.gооgleapis.com/",
    `${service.url.replace("http://", "http://user@")}/`,
    `https://fcm.googleapis.com/${"a".repeat(2000)}`,
  ];
  for (const endpoint of hostile) {
    const { status, body } = await driver.post(PATH, { endpoint, keys });
    expect(status, endpoint).toBe(400);
    expect(JSON.stringify(body)).not.toContain("secret");
  }
  const bad = [
    {},
    { endpoint: "https://web.push.apple.com/a" },
    { endpoint: "https://web.push.apple.com/a", keys: { ...keys, auth: "short" } },
    {
      endpoint: "https://web.push.apple.com/a",
      keys: { ...keys, p256dh: Buffer.alloc(65, 4).toString("base64url") },
    },
    { endpoint: "https://web.push.apple.com/a", keys, user_id: "another" },
  ];
  for (const body of bad) expect((await driver.post(PATH, body)).status).toBe(400);
  const booking = await bookInLotA(driver, "A-12", { minutes: 60 });
  await driver.cancel(booking.id);
  await pushing.advance(60);
  expect(calls).toBe(0);
  expect((await pushing.guest.post(PATH, {})).status).toBe(401);
  await new Promise((resolve) => trap.close(resolve));
});
