import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { archiveMany } from "@/lib/domain/notification/write/archive";
import { deleteMany } from "@/lib/domain/notification/write/delete";
import { markManyRead } from "@/lib/domain/notification/write/mark-read";
import { snoozeNotification } from "@/lib/domain/notification/write/snooze";
import { wakeSnoozed } from "@/lib/domain/notification/write/wake-snoozed";
import { changeDelivery } from "@/lib/domain/preference/write/change-delivery";
import { saveSetting } from "@/lib/domain/preference/write/save-setting";
import { bookingOf, happen } from "@/lib/testing/dispatch";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { outsideOf, withEmail } from "@/lib/testing/outgoing";
import { person } from "@/lib/testing/people";
import { everyDay } from "@/lib/testing/weekly-hours";
import type { Parcel } from "./channels/channel";
import { sendDue } from "./send-due";

useTestDatabase();

let driver: Actor;
let owner: Actor;
beforeEach(async () => {
  freezeClock("2026-11-21T04:00:00Z");
  [driver, owner] = [await person("driver"), await person("owner")];
});

/** An event for the driver that is in the bell alone: with an e-mail address it escalates there. */
const fail = () =>
  withEnv(withEmail, () => happen("booking_renew_failed", bookingOf(driver, owner)));
const only = async () => {
  const rows = await outsideOf(driver);
  expect(rows).toHaveLength(1);
  return rows[0]!;
};
function provider() {
  const send = vi.fn<(parcel: Parcel) => Promise<string>>(() => Promise.resolve("250 ok"));
  return { send, run: () => withEnv(withEmail, () => sendDue({ channel: "email", send })) };
}

describe("C13: an urgent notification", () => {
  it("leaves after three minutes, once, whichever node is first", async () => {
    await fail();
    expect(await only()).toMatchObject({ channel: "email", reason: "escalation" });
    const { run, send } = provider();
    advance({ minutes: 2, seconds: 59 });
    await run();
    expect(send).not.toHaveBeenCalled();
    advance({ seconds: 1 });
    await Promise.all([run(), run()]);
    expect(send).toHaveBeenCalledTimes(1);
    expect(await only()).toMatchObject({ status: "sent", reason: null });
  });

  it.each([
    ["was read", "read_in_app", (id: string) => markManyRead(driver.id, [id], true)],
    ["was archived", "archived", (id: string) => archiveMany(driver.id, [id])],
    ["is snoozed", "snoozed", (id: string) => snoozeNotification(driver, id, { minutes: 60 })],
    ["was deleted", "deleted", (id: string) => deleteMany(driver.id, [id])],
  ] as const)("does not leave when it %s, and says so", async (_name, reason, act) => {
    await fail();
    await act((await only()).notification_id);
    advance({ minutes: 4 });
    const { run, send } = provider();
    await run();
    expect(send).not.toHaveBeenCalled();
    expect(await only()).toMatchObject({ status: "cancelled", reason });
  });

  it("leaves when it is unread after a snooze that is over", async () => {
    await fail();
    await snoozeNotification(driver, (await only()).notification_id, { minutes: 1 });
    advance({ minutes: 2 });
    await wakeSnoozed();
    advance({ minutes: 2 });
    const { run, send } = provider();
    await run();
    expect(send).toHaveBeenCalledTimes(1);
    expect(await only()).toMatchObject({ status: "sent" });
  });

  it("does not leave when its words are not true any more", async () => {
    await changeDelivery(driver.id, { escalation_minutes: 15 });
    const ends = new Date(clock.ms() + 5 * 60_000).toISOString();
    const booking = { ...bookingOf(driver, owner), end_time: ends };
    await withEnv(withEmail, () => happen("booking_expiring_soon", booking));
    advance({ minutes: 16 });
    const { run, send } = provider();
    await run();
    expect(send).not.toHaveBeenCalled();
    expect(await outsideOf(driver)).toContainEqual(
      expect.objectContaining({ channel: "email", reason: "expired" }),
    );
  });

  it.each(["custom", "system_announcement", "system_maintenance"] as const)(
    "stays on the channels that its author chose: %s",
    async (type) => {
      await withEnv(withEmail, () => happen(type, { recipients: [driver.id], priority: "HIGH" }));
      expect(await outsideOf(driver)).toEqual([]);
    },
  );

  it.each([0, null])("goes nowhere with escalation_minutes %s", async (escalation_minutes) => {
    await changeDelivery(driver.id, { escalation_minutes });
    await fail();
    expect(await outsideOf(driver)).toEqual([]);
  });
});

describe("C13: the escalation of an urgent notification", () => {
  it("does not leave when the person has switched the channel off since", async () => {
    await fail();
    await saveSetting(driver, { notification_type: "booking", email_enabled: false });
    advance({ minutes: 4 });
    const { run, send } = provider();
    await run();
    expect(send).not.toHaveBeenCalled();
    expect(await only()).toMatchObject({ status: "cancelled", reason: "preference" });
  });

  it("waits for the end of quiet hours that began meanwhile, unless it is read", async () => {
    await fail();
    const weekly = everyDay([{ start: "12:00", end: "13:00" }]);
    const quiet = { enabled: true, bypass_high: false, weekly };
    await changeDelivery(driver.id, { timezone: "Asia/Manila", quiet_hours: quiet });
    advance({ minutes: 4 });
    const { run, send } = provider();
    await run();
    expect(await only()).toMatchObject({
      status: "queued",
      reason: "quiet_hours",
      next_attempt_at: new Date("2026-11-21T05:00:00Z"),
    });
    await markManyRead(driver.id, [(await only()).notification_id], true);
    advance({ hours: 1 });
    await run();
    expect(send).not.toHaveBeenCalled();
    expect(await only()).toMatchObject({ reason: "read_in_app" });
  });

  it("waits its minutes when quiet hours end earlier", async () => {
    const weekly = everyDay([{ start: "11:00", end: "12:01" }]);
    const quiet = { enabled: true, bypass_high: false, weekly };
    await changeDelivery(driver.id, { timezone: "Asia/Manila", quiet_hours: quiet });
    await fail();
    expect(await only()).toMatchObject({
      reason: "quiet_hours",
      unless_read: true,
      next_attempt_at: new Date("2026-11-21T04:03:00Z"),
    });
  });

  it("does not wait for a digest", async () => {
    await saveSetting(driver, { notification_type: "booking", digest: "daily" });
    await fail();
    expect(await only()).toMatchObject({ reason: "escalation", batch: null });
  });
});
