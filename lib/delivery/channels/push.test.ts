import { verify } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { liveSubscriptions } from "@/lib/domain/push/read/live-subscriptions";
import { pushSubscriptions } from "@/lib/domain/push/table";
import { sendReminders } from "@/lib/domain/booking/write/remind";
import { caughtMessages, channelStates } from "@/lib/domain/channel/table";
import { notifications } from "@/lib/domain/notification/table";
import { markSeen } from "@/lib/domain/notification/write/mark-seen";
import { revokeSessions } from "@/lib/domain/user/write/revoke-sessions";
import { book } from "@/lib/testing/bookings";
import { bookingOf, happen } from "@/lib/testing/dispatch";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { openLot } from "@/lib/testing/lots";
import { outsideOf } from "@/lib/testing/outgoing";
import { person, signedIn } from "@/lib/testing/people";
import { startPushService, subscribed, withVapid } from "@/lib/testing/push-service";
import { sendDue } from "../send-due";
import { push } from "./push";

useTestDatabase();

let service: Awaited<ReturnType<typeof startPushService>>;
let driver: Actor;
let owner: Actor;
beforeEach(async () => {
  service = await startPushService();
  driver = await signedIn(await person("driver"));
  owner = await person("owner");
});
afterEach(() => service.stop());

const here = <T>(work: () => Promise<T>) =>
  withEnv({ ...withVapid, PUSH_TEST_ORIGIN: service.url }, work);
const browser = (path = "/phone", actor = driver) =>
  here(() => subscribed(actor, service.url + path));
const send = () => here(() => sendDue(push));

/** A booking of the driver ends in four minutes, and the 20 seconds of an open tab are over. */
async function endsSoon() {
  const slot = (await openLot(owner, {})).slots[0]!;
  const booking = await book(driver, slot, { minutes: 60 });
  advance({ minutes: 56 });
  await here(sendReminders);
  advance({ seconds: 20 });
  return booking;
}
const pushesOf = async (actor = driver) =>
  (await outsideOf(actor)).filter((one) => one.channel === "push");
const lastPush = async () => (await pushesOf()).at(-1)!;

describe("S3.18: the connection of a push service", () => {
  it("is used again, and replaced when the service has closed it", async () => {
    await browser();
    for (let times = 0; times < 4; times += 1) {
      if (times === 2) service.closeConnections();
      await here(() => happen("booking_approved", bookingOf(driver, owner)));
      advance({ seconds: 20 });
      await send();
    }
    expect((await pushesOf()).map(({ status }) => status)).toEqual(Array(4).fill("sent"));
    expect(service.received).toHaveLength(4);
    expect(service.connections()).toBe(2);
  });

  it("carries a push once, also when its answer is cut off", async () => {
    await browser();
    for (let times = 0; times < 2; times += 1) {
      if (times === 1) service.answerWith("/phone", { status: 201, isCutOff: true });
      await here(() => happen("booking_approved", bookingOf(driver, owner)));
      advance({ seconds: 20 });
      await send();
    }
    await sleep(100);
    expect((await pushesOf()).map(({ status }) => status)).toEqual(["sent", "sent"]);
    expect(service.received).toHaveLength(2);
    expect(service.connections()).toBe(1);
  });
});

describe("S3.18 N1: a push", () => {
  it("is listed with what was caught, once, and leaves all the same", async () => {
    await browser();
    await endsSoon();
    await withEnv({ CATCH_MESSAGES: "yes" }, send);
    expect(service.received).toHaveLength(1);
    expect(await db().select().from(caughtMessages)).toMatchObject([
      { channel: "push", address: driver.email, text: "Your booking will expire in 5 minutes!" },
    ]);
  });

  it("is encrypted for the browser and says what, where and how long", async () => {
    const { decrypt } = await browser();
    const booking = await endsSoon();
    await send();
    expect(await lastPush()).toMatchObject({ status: "sent", error: null });
    const [call] = service.received;
    const { headers } = call!;
    expect(headers).toMatchObject({ urgency: "high", "content-encoding": "aes128gcm" });
    expect(headers.topic).toMatch(/^[\w-]{1,32}$/);
    expect(Number(headers.ttl)).toBeGreaterThan(200);
    expect(Number(headers.ttl)).toBeLessThanOrEqual(220);
    const path = `/bookings/${booking.id}`;
    expect(JSON.parse(decrypt(call!.body))).toMatchObject({
      web_push: 8030,
      notification: {
        title: expect.stringMatching(/^Ends at /),
        body: "Your booking will expire in 5 minutes!",
        navigate: expect.stringMatching(new RegExp(`${path}$`)),
        tag: `booking:${booking.id}`,
        actions: [{ action: "extend", title: "Extend 30 min" }],
      },
      app_badge: 1,
      parkmate: {
        person: driver.id,
        url: path,
        actions: { extend: `${path}#stay-longer-${booking.id}` },
        urgent: true,
      },
    });
  });

  it("is signed with the keys of this server, for that service (RFC 8292)", async () => {
    await browser();
    await endsSoon();
    await send();
    const authorization = service.received[0]!.headers.authorization!;
    const [, token, key] = /^vapid t=(.+), ?k=(.+)$/.exec(authorization)!;
    expect(key).toBe(withVapid.VAPID_PUBLIC_KEY);
    const [head, claims, signature] = token!.split(".");
    expect(JSON.parse(Buffer.from(claims!, "base64url").toString())).toMatchObject({
      aud: service.url,
      sub: withVapid.VAPID_SUBJECT,
    });
    const point = Buffer.from(key!, "base64url");
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((one) =>
      one.toString("base64url"),
    );
    const jwk = { kty: "EC", crv: "P-256", x: x!, y: y! };
    const isGenuine = verify(
      "sha256",
      Buffer.from(`${head}.${claims}`),
      { key: jwk, format: "jwk", dsaEncoding: "ieee-p1363" },
      Buffer.from(signature!, "base64url"),
    );
    expect(isGenuine).toBe(true);
  });
});

describe("S3.18: a push that nobody needs", () => {
  it("waits 20 seconds for an open tab, and is dropped when its list has shown it", async () => {
    await browser();
    await endsSoon();
    advance({ seconds: -15 });
    await send();
    expect(service.received).toEqual([]);
    const [row] = await db()
      .select()
      .from(notifications)
      .where(eq(notifications.event_type, "booking_expiring_soon"));
    await markSeen(driver.id, row!.seq);
    advance({ seconds: 20 });
    await send();
    expect(service.received).toEqual([]);
    expect(await lastPush()).toMatchObject({ status: "cancelled", reason: "seen_in_app" });
  });

  it("goes nowhere without a browser, nor after its sign-out", async () => {
    await endsSoon();
    expect(await lastPush()).toMatchObject({ status: "cancelled", reason: "no_address" });
    await browser();
    await endsSoon();
    await revokeSessions(driver.id);
    await send();
    expect(service.received).toEqual([]);
    expect(await lastPush()).toMatchObject({ status: "cancelled", reason: "no_address" });
  });

  it("is not sent any more once its words are not true", async () => {
    await browser();
    await endsSoon();
    advance({ minutes: 6 });
    await send();
    expect(service.received).toEqual([]);
    expect(await lastPush()).toMatchObject({ status: "cancelled", reason: "expired" });
  });
});

describe("S3.18: what a device shows of a booking is corrected", () => {
  it("by a push with the same tag, also when the person did it", async () => {
    const { decrypt } = await browser();
    const { id: booking_id } = await endsSoon();
    const facts = { ...bookingOf(driver, owner), booking_id };
    await send();
    await here(() => happen("booking_extended", facts, { author: driver.id }));
    await send();
    const [first, second] = service.received.map(({ body }) => JSON.parse(decrypt(body)));
    expect(second.notification.title).toBe("Extended");
    expect(second.notification.tag).toBe(first.notification.tag);
    expect(second.parkmate.silent).toBe(true);
  });

  it("but not when it shows nothing of it", async () => {
    await browser();
    await here(() => happen("booking_extended", bookingOf(driver, owner), { author: driver.id }));
    await send();
    expect(service.received).toEqual([]);
    expect(await lastPush()).toMatchObject({ reason: "nothing_to_replace" });
  });
});

describe("P2: several browsers", () => {
  it("get it once each, although one of them takes it only later", async () => {
    await browser("/phone");
    await browser("/laptop");
    service.answerWith("/laptop", { status: 503, headers: { "Retry-After": "120" } });
    await endsSoon();
    await send();
    const waiting = await lastPush();
    expect(waiting).toMatchObject({ status: "queued", failures: 1 });
    expect(waiting.next_attempt_at.getTime() - Date.now()).toBeGreaterThan(120_000);
    service.answerWith("/laptop", { status: 201 });
    advance({ seconds: 121 });
    await send();
    expect(await lastPush()).toMatchObject({ status: "sent" });
    expect(service.received.map(({ path }) => path).sort()).toEqual([
      "/laptop",
      "/laptop",
      "/phone",
    ]);
  });

  it.each([404, 410])("are forgotten when the service answers %i", async (status) => {
    await browser("/phone");
    await browser("/gone");
    service.answerWith("/gone", { status });
    await endsSoon();
    await send();
    expect(await lastPush()).toMatchObject({ status: "sent" });
    expect((await liveSubscriptions(driver.id)).map((one) => one.endpoint)).toEqual([
      `${service.url}/phone`,
    ]);
    service.answerWith("/phone", { status });
    await endsSoon();
    await send();
    expect(await lastPush()).toMatchObject({ status: "cancelled", reason: "no_address" });
  });

  it("that subscribed with another key of ours are forgotten", async () => {
    const { id } = await browser();
    await db()
      .update(pushSubscriptions)
      .set({ vapid_key: "an older key" })
      .where(eq(pushSubscriptions.id, id));
    await endsSoon();
    await send();
    expect(service.received).toEqual([]);
    expect(await liveSubscriptions(driver.id)).toEqual([]);
  });
});

describe("P2: a push service that refuses", () => {
  it.each([
    [{ status: 413 }, { status: "failed", reason: "provider_error" }],
    [{ status: 400 }, { status: "failed", reason: "provider_error" }],
    [{ status: 302, headers: { Location: "http://127.0.0.1:1/" } }, { status: "failed" }],
    [
      { status: 429, headers: { "Retry-After": "60" } },
      { status: "queued", failures: 1 },
    ],
    [{ status: 500 }, { status: "queued", failures: 1 }],
    [{ status: 401 }, { status: "failed", failures: 0 }],
    [{ status: 403 }, { status: "failed", failures: 0 }],
  ])("with %o settles the delivery accordingly", async (answer, expected) => {
    await browser();
    service.answerWith("/phone", answer);
    await endsSoon();
    await send();
    expect(await lastPush()).toMatchObject(expected);
    const [state] = await db().select().from(channelStates);
    expect(state?.down_since ?? null, "others get theirs").toBeNull();
    expect((await lastPush()).error).not.toMatch(/127\.0\.0\.1|vapid t=/);
  });

  it("or is away is tried again", async () => {
    await browser();
    await service.stop();
    await endsSoon();
    await send();
    expect(await lastPush()).toMatchObject({ status: "queued", failures: 1 });
  });
});
