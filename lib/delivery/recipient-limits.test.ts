import { expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { bookingOf, happen } from "@/lib/testing/dispatch";
import { withEnv } from "@/lib/testing/environment";
import { outsideOf } from "@/lib/testing/outgoing";
import { person, signedIn } from "@/lib/testing/people";
import { subscribed, withVapid } from "@/lib/testing/push-service";
import { MOST_AN_HOUR } from "./recipient-limits";
import { sendDue } from "./send-due";

useTestDatabase();

const LIMIT = MOST_AN_HOUR.push!;

async function withPush(): Promise<Actor> {
  const driver = await signedIn(await person("driver"));
  await subscribed(driver, `https://web.push.apple.com/${driver.id}`);
  return driver;
}

async function push(driver: Actor, times: number) {
  const owner = await person("owner");
  for (let time = 0; time < times; time += 1)
    await happen("booking_approved", bookingOf(driver, owner));
}

async function sendAll() {
  advance({ minutes: 1 });
  const sender = { channel: "push", send: () => Promise.resolve(null) } as const;
  while (await sendDue(sender));
}

const pushesOf = async (driver: Actor) =>
  (await outsideOf(driver)).filter((one) => one.channel === "push");

it("S0.37: a person gets so many pushes an hour, others theirs, and more an hour later", () =>
  withEnv(withVapid, async () => {
    const [driver, other] = [await withPush(), await withPush()];
    await push(driver, LIMIT + 2);
    await push(other, 1);
    await sendAll();
    const fates = await pushesOf(driver);
    expect(fates.filter((one) => one.status === "sent")).toHaveLength(LIMIT);
    expect(fates.filter((one) => one.status !== "sent")).toMatchObject([
      { status: "cancelled", reason: "rate_limited" },
      { status: "cancelled", reason: "rate_limited" },
    ]);
    expect(await pushesOf(other)).toMatchObject([{ status: "sent" }]);
    advance({ minutes: 61 });
    await push(driver, 1);
    await sendAll();
    const sent = (await pushesOf(driver)).filter((one) => one.status === "sent");
    expect(sent).toHaveLength(LIMIT + 1);
  }));
