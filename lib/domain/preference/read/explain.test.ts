import { describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { channels, type Channel } from "@/lib/event/event";
import { advance, setClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { addMute } from "../write/add-mute";
import { changeDelivery } from "../write/change-delivery";
import { saveSetting } from "../write/save-setting";
import { explain } from "./explain";

useTestDatabase();

const all = new Set<Channel>(channels);
const notOffered = { will_send: false, because: "not_offered", until: null };

describe("explain", () => {
  it("N4: names for every channel whether the event would be sent, and why", async () => {
    const ana = await person("driver");
    const explained = await explain(ana, { event_type: "booking_expiring_soon" }, all);
    expect(explained).toEqual({
      event_type: "booking_expiring_soon",
      notification_type: "reminder",
      locked: null,
      alert: { will_send: true, because: "default", until: null },
      channels: {
        in_app: { will_send: true, because: "default", until: null },
        email: { will_send: true, because: "escalation", until: null },
        sms: { will_send: false, because: "preference", until: null },
        push: { will_send: false, because: "no_address", until: null },
        whatsapp: notOffered,
      },
    });
  });

  it("N4: says that an event for another role is not offered", async () => {
    const owner = await person("owner");
    const { alert, channels: decisions } = await explain(
      owner,
      { event_type: "booking_expiring_soon" },
      all,
    );
    expect([alert, ...Object.values(decisions)]).toEqual(Array(6).fill(notOffered));
  });

  it("knows events whose recipients are named one by one, for every role", async () => {
    const staff = await person("staff");
    const { channels: decisions } = await explain(staff, { event_type: "custom" }, all);
    expect(decisions.in_app).toMatchObject({ will_send: true });
  });

  it("refuses an event that is not in the catalogue", async () => {
    const ana = await person("driver");
    expect(await refusalOf(explain(ana, { event_type: "nonsense" }, all))).toMatchObject({
      status: 400,
      errors: { event_type: ["There is no such event."] },
    });
  });
});

describe("explain, by what the person chose", () => {
  it("J2.4: follows the settings of the category, except for locked events", async () => {
    const ana = await person("driver");
    await saveSetting(ana, {
      notification_type: "booking",
      in_app_enabled: false,
      email_enabled: false,
    });
    const email = { will_send: false, because: "preference" };
    expect(await explain(ana, { event_type: "booking_approved" }, all)).toMatchObject({
      alert: { will_send: false, because: "preference" },
      channels: { in_app: { will_send: false, because: "preference" }, email },
    });
    expect(await explain(ana, { event_type: "booking_declined" }, all)).toMatchObject({
      locked: expect.any(String),
      alert: { will_send: true, because: "locked" },
      channels: { in_app: { will_send: true, because: "locked" }, email },
    });
  });

  it("W7: is muted for a muted lot until the mute ends, and not for another lot", async () => {
    const owner = await person("owner");
    const [muted, other] = [await openLot(owner), await openLot(owner)];
    const until = clock.inMinutes(60).toISOString();
    await addMute(owner, { scope: "lot", id: muted.id, until });
    const alertFor = async (lot: string) =>
      (await explain(owner, { event_type: "new_reservation", lot }, all)).alert;
    expect(await alertFor(muted.id)).toMatchObject({ will_send: false, because: "muted" });
    expect(await alertFor(other.id)).toMatchObject({ will_send: true });
    advance({ minutes: 61 });
    expect(await alertFor(muted.id)).toMatchObject({ will_send: true });
  });

  it("J2.5: names the end of the quiet hours that hold a message", async () => {
    setClock("2026-06-10T23:30:00+08:00");
    const ana = await person("driver");
    await changeDelivery(ana.id, { quiet_hours: { enabled: true } });
    const explained = await explain(ana, { event_type: "refund_issued" }, all);
    const quiet = {
      will_send: false,
      because: "quiet_hours",
      until: "2026-06-10T23:00:00.000Z",
    };
    expect(explained).toMatchObject({ alert: quiet, channels: { email: quiet } });
  });

  it("says when a channel has no sender", async () => {
    const ana = await person("driver");
    const explained = await explain(ana, { event_type: "refund_issued" }, new Set(["in_app"]));
    expect(explained.channels.email).toMatchObject({ will_send: false, because: "unavailable" });
  });
});
