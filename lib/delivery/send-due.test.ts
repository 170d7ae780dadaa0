import { describe, expect, it, vi } from "vitest";
import { clock } from "@/lib/core/clock";
import { cancelBooking } from "@/lib/domain/booking/write/cancel";
import { changeBookedVehicle } from "@/lib/domain/booking/write/change-booked-vehicle";
import { sendReminders } from "@/lib/domain/booking/write/remind";
import { markManyRead } from "@/lib/domain/notification/write/mark-read";
import { saveSetting } from "@/lib/domain/preference/write/save-setting";
import { changeDelivery } from "@/lib/domain/preference/write/change-delivery";
import { book } from "@/lib/testing/bookings";
import { bookingOf, happen } from "@/lib/testing/dispatch";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { openLot } from "@/lib/testing/lots";
import { everyDay } from "@/lib/testing/weekly-hours";
import { outsideOf, queuedEmail, queueEmail, withEmail } from "@/lib/testing/outgoing";
import { person } from "@/lib/testing/people";
import { SendFailure, type Parcel } from "./channels/channel";
import { sendDue } from "./send-due";

useTestDatabase();

/** A provider that answers as it is told, and what it was given. */
function provider(answer: () => string | Promise<string> = () => "250 ok") {
  const send = vi.fn<(parcel: Parcel) => Promise<string>>(async () => answer());
  const run = () => withEnv(withEmail, () => sendDue({ channel: "email", send }));
  return { send, run, parcels: () => send.mock.calls.map(([parcel]) => parcel) };
}
const refusing = (kind: ConstructorParameters<typeof SendFailure>[0]) => () => {
  throw new SendFailure(kind, `the provider says ${kind}`);
};

describe("a provider", () => {
  it("S3.16: gets once what waits, under a key that stays the same", async () => {
    const { driver, delivery } = await queuedEmail();
    const { run, parcels } = provider();
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(parcels()).toMatchObject([
      { key: delivery.id, contents: [{ person: { id: driver.id, email: driver.email } }] },
    ]);
    expect(await outsideOf(driver)).toMatchObject([{ status: "sent", provider_ref: "250 ok" }]);
  });

  it("is not asked again after a refusal for good, and later after one for now", async () => {
    const { driver } = await queuedEmail();
    await provider(refusing("later")).run();
    expect(await outsideOf(driver)).toMatchObject([{ status: "queued", failures: 1 }]);
    expect(await provider().run()).toBe(0);
    advance({ seconds: 7 });
    await provider(refusing("refused")).run();
    expect(await outsideOf(driver)).toMatchObject([{ status: "failed", failures: 1 }]);
  });

  it("P15: gets one message at a time while it is away, and then all", async () => {
    const [driver, owner] = [await person("driver"), await person("owner")];
    for (let index = 0; index < 30; index += 1) await queueEmail(driver, owner);
    const away = provider(refusing("unreachable"));
    await away.run();
    const tried = away.send.mock.calls.length;
    for (let minute = 0; minute < 60; minute += 1) {
      await away.run();
      advance({ seconds: 30 });
    }
    expect(away.send.mock.calls.length - tried).toBeLessThanOrEqual(61);
    expect((await outsideOf(driver)).every((one) => one.status === "queued")).toBe(true);
    expect((await outsideOf(driver)).every((one) => one.failures === 0)).toBe(true);
    const back = provider();
    for (let round = 0; round < 10; round += 1) await back.run();
    expect(back.send).toHaveBeenCalledTimes(30);
    expect((await outsideOf(driver)).every((one) => one.status === "sent")).toBe(true);
  });
});

describe("a message that waited", () => {
  it("is cancelled when it was read in the app", async () => {
    const [driver, owner] = [await person("driver"), await person("owner")];
    await withEnv(withEmail, () => happen("payment_verified", bookingOf(driver, owner)));
    const [read] = (await outsideOf(driver)).filter((one) => one.channel === "email");
    await markManyRead(driver.id, [read!.notification_id], true);
    advance({ minutes: 6 });
    const { run, send } = provider();
    await run();
    expect(send).not.toHaveBeenCalled();
    expect(await outsideOf(driver)).toContainEqual(
      expect.objectContaining({ channel: "email", reason: "read_in_app" }),
    );
  });

  it("I6: follows the preferences of the moment of sending", async () => {
    const { driver } = await queuedEmail();
    await saveSetting(driver, { notification_type: "booking", email_enabled: false });
    const { run, send } = provider();
    await run();
    expect(send).not.toHaveBeenCalled();
    expect(await outsideOf(driver)).toMatchObject([{ status: "cancelled", reason: "preference" }]);
  });

  it("J2.5: is held until quiet hours end", async () => {
    freezeClock("2026-11-21T04:00:00Z");
    const { driver } = await queuedEmail();
    const weekly = everyDay([{ start: "11:00", end: "13:00" }]);
    await changeDelivery(driver.id, { quiet_hours: { enabled: true, weekly } });
    const { run, send } = provider();
    await run();
    expect(await outsideOf(driver)).toMatchObject([
      {
        status: "queued",
        reason: "quiet_hours",
        next_attempt_at: new Date("2026-11-21T05:00:00Z"),
      },
    ]);
    advance({ hours: 1, minutes: 1 });
    await run();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("goes out with the others of its digest, as one", async () => {
    freezeClock("2026-11-21T04:10:00Z");
    const [driver, owner] = [await person("driver"), await person("owner")];
    await saveSetting(driver, { notification_type: "booking", digest: "hourly" });
    for (let index = 0; index < 3; index += 1) await queueEmail(driver, owner);
    const { run, parcels } = provider();
    await run();
    expect(parcels()).toEqual([]);
    advance({ minutes: 51 });
    await run();
    expect(parcels()).toHaveLength(1);
    expect(parcels()[0]!.contents).toHaveLength(3);
    expect((await outsideOf(driver)).map((one) => one.status)).toEqual(["sent", "sent", "sent"]);
  });
});

describe("I6: an e-mail that a booking starts soon", () => {
  async function reminded() {
    freezeClock("2026-11-26T02:00:00Z");
    const driver = await person("driver");
    const slot = (await openLot(await person("owner"))).slots[0]!;
    const { id } = await book(driver, slot, { startTime: clock.inMinutes(120).toISOString() });
    advance({ minutes: 90 });
    await withEnv(withEmail, () => sendReminders());
    const queued = (await outsideOf(driver)).find((one) => one.status === "queued")!;
    const email = async () => (await outsideOf(driver)).find((one) => one.id === queued.id);
    return { driver, id, email };
  }

  it("F4: leaves after the plate was changed, and names the new one", async () => {
    const { driver, id, email } = await reminded();
    await changeBookedVehicle(driver, id, "NN 02 YY");
    advance({ minutes: 6 });
    const { run, parcels } = provider();
    await run();
    expect(await email()).toMatchObject({ status: "sent" });
    expect(parcels()).toMatchObject([{ contents: [{ facts: { vehicle_number: "NN 02 YY" } }] }]);
  });

  it("does not leave once the booking was cancelled", async () => {
    const { driver, id, email } = await reminded();
    await cancelBooking(driver, id, null);
    advance({ minutes: 6 });
    const { run, send } = provider();
    await run();
    expect(send).not.toHaveBeenCalled();
    expect(await email()).toMatchObject({ status: "cancelled", reason: "expired" });
  });
});
