import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { addMute } from "@/lib/domain/preference/write/add-mute";
import { saveSetting } from "@/lib/domain/preference/write/save-setting";
import { changeDelivery } from "@/lib/domain/preference/write/change-delivery";
import { changeTemplate } from "@/lib/domain/template/write";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bookingOf, happen } from "@/lib/testing/dispatch";
import { storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { nightly } from "@/lib/testing/preferences";
import { templateId } from "@/lib/testing/templates";

useTestDatabase();

const parties = async () => {
  const [driver, owner] = [await person("driver"), await person("owner")];
  return { driver, owner, booking: bookingOf(driver, owner) };
};
const only = async (recipient: { id: string }) => {
  const rows = await storedFor(recipient);
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

describe("a stored notification", () => {
  it("says what it is about, and where it leads", async () => {
    const { driver, booking } = await parties();
    await happen("payment_failed", booking);
    expect(await only(driver)).toMatchObject({
      event_type: "payment_failed",
      category: "payment",
      priority: "HIGH",
      level: "error",
      title: "Payment failed",
      message: "Payment failed: the card was declined",
      audience: "driver",
      related_type: "booking",
      related_id: booking.booking_id,
      group_key: `booking:${booking.booking_id}`,
      action_url: expect.stringMatching(/^\/lots\//),
      author_id: null,
      read_at: null,
      silent: null,
    });
  });

  it("depends on the facts where its copy does", async () => {
    const { owner, booking } = await parties();
    await happen("cash_payment_pending", { ...booking, elapsed_percent: 0 });
    await happen("cash_payment_pending", { ...booking, elapsed_percent: 50 });
    await happen("cash_payment_pending", { ...booking, elapsed_percent: 90 });
    const rows = await storedFor(owner);
    expect(rows.map((row) => row.level)).toEqual(["info", "warning", "warning"]);
    expect(rows.map((row) => row.priority)).toEqual(["MEDIUM", "MEDIUM", "HIGH"]);
  });

  it("has the words of the template that an admin has changed", async () => {
    const { driver, booking } = await parties();
    const words = { subject_template: "Thank you", body_template: "{amount} for {lot}" };
    await changeTemplate(await person("admin"), templateId("payment_confirmed", "driver"), words);
    await happen("payment_confirmed", booking);
    expect(await only(driver)).toMatchObject({
      title: "Thank you",
      message: "₱120.00 for Parking Lot A",
    });
  });

  it("has the detail of its copy among its data", async () => {
    const { driver, booking } = await parties();
    await happen("booking_declined", { ...booking, refund: "0.00", reason: "Closed" });
    expect((await only(driver)).data).toMatchObject({ detail: "Reason: Closed" });
  });

  it("that is composed for one person has the id that its author knows", async () => {
    const [ana, bea, author] = [
      await person("driver"),
      await person("driver"),
      await person("admin"),
    ];
    const batch_id = newId();
    await happen("custom", { batch_id, recipients: [ana.id] }, { author: author.id });
    expect(await only(ana)).toMatchObject({ id: batch_id, author_id: author.id });
    const both = newId();
    await happen("custom", { batch_id: both, recipients: [ana.id, bea.id] });
    expect((await only(bea)).id).not.toBe(both);
  });

  it("keeps the times that its author chose", async () => {
    const ana = await person("driver");
    await happen("custom", {
      recipients: [ana.id],
      scheduled_for: "2026-11-21T04:00:00Z",
      expires_at: "2026-11-22T04:00:00Z",
    });
    expect(await only(ana)).toMatchObject({
      scheduled_for: new Date("2026-11-21T04:00:00Z"),
      expires_at: new Date("2026-11-22T04:00:00Z"),
    });
  });
});

describe("the author of an act", () => {
  it.each(["driver", "owner"] as const)(
    "who is the %s gets it as read and done",
    async (author) => {
      const people = await parties();
      const other = author === "driver" ? people.owner : people.driver;
      await happen("reservation_cancelled", people.booking, { author: people[author].id });
      expect(await only(people[author])).toMatchObject({
        level: "confirm",
        read_at: expect.any(Date),
      });
      expect(await only(other)).toMatchObject({ level: "warning", read_at: null });
    },
  );

  it("U4: one act shows one toast", async () => {
    const { driver, booking } = await parties();
    await happen("payment_confirmed", booking, { author: driver.id });
    expect(await only(driver)).toMatchObject({ read_at: expect.any(Date), silent: "own_act" });
  });

  it("U4: a cash booking shows its driver where to pay, and no second toast", async () => {
    const { owner, driver, booking } = await parties();
    const due = { ...booking, status: "pending_payment" as const };
    await happen("new_reservation", due, { author: driver.id });
    expect(await only(driver)).toMatchObject({ read_at: expect.any(Date), silent: "own_act" });
    expect(await only(owner)).toMatchObject({ read_at: null, silent: null });
  });

  it("reads other events like anybody", async () => {
    const { driver, booking } = await parties();
    await happen("payment_failed", booking, { author: driver.id });
    expect((await only(driver)).read_at).toBeNull();
  });
});

describe("preferences", () => {
  it("switched off in the app: stored as read, for the history", async () => {
    const { driver, booking } = await parties();
    await saveSetting(driver, { notification_type: "payment", in_app_enabled: false });
    await happen("payment_confirmed", booking);
    expect(await only(driver)).toMatchObject({ read_at: expect.any(Date), silent: "preference" });
  });

  it("do not switch off what is locked", async () => {
    const { driver, booking } = await parties();
    await saveSetting(driver, { notification_type: "payment", in_app_enabled: false });
    await happen("payment_failed", booking);
    expect(await only(driver)).toMatchObject({ read_at: null, silent: null });
  });

  it("of one person do not concern another", async () => {
    const { driver, owner, booking } = await parties();
    await saveSetting(driver, { notification_type: "booking", in_app_enabled: false });
    await happen("new_reservation", booking);
    expect((await only(owner)).read_at).toBeNull();
  });

  it("mute a lot: unread, without a toast", async () => {
    const { driver, owner, booking } = await parties();
    const lot = await openLot(owner);
    await addMute(driver, { scope: "lot", id: lot.id, until: null });
    await happen("payment_confirmed", { ...booking, lot_id: lot.id });
    expect(await only(driver)).toMatchObject({ read_at: null, silent: "muted" });
  });

  it.each([
    ["payment_confirmed", "quiet_hours"],
    ["payment_verified", null],
  ] as const)("at night: %s, silent because of %s", async (event, silent) => {
    freezeClock("2026-11-21T15:30:00Z");
    const { driver, booking } = await parties();
    await changeDelivery(driver.id, { quiet_hours: nightly });
    await happen(event, booking);
    expect((await only(driver)).silent).toBe(silent);
  });
});
