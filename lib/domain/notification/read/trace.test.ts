import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { addMute } from "@/lib/domain/preference/write/add-mute";
import { saveSetting } from "@/lib/domain/preference/write/save-setting";
import { book } from "@/lib/testing/bookings";
import { advance, setClock, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { notify } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { deliveries } from "../table";
import { archiveNotification } from "../write/archive";
import { deleteNotification } from "../write/delete";
import { executeAction } from "../write/execute-action";
import { markAsRead } from "../write/mark-read";
import { markReceived } from "../write/mark-received";
import { markSeen } from "../write/mark-seen";
import { snoozeNotification } from "../write/snooze";
import { getTrace } from "./trace";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  setClock("2026-06-01T12:00:00Z");
  ana = await person("driver");
});
const steps = async (id: string) =>
  (await getTrace(ana, id)).map(({ step, channel, detail }) => [step, channel, detail]);

describe("a trace (N4)", () => {
  it("tells the whole life of a notification, in the order of time", async () => {
    const id = await notify(ana);
    const later = [
      () => markReceived(ana.id, [id]),
      () => markSeen(ana.id, 1),
      () => markAsRead(ana, id),
      () => archiveNotification(ana, id),
    ];
    for (const act of later) {
      advance({ minutes: 1 });
      await act();
    }
    expect(await steps(id)).toEqual([
      ["created", null, "custom, for you as recipient"],
      ["sent", "in_app", "stored in the bell"],
      ["delivered", "in_app", "a device has it"],
      ["seen", "in_app", "the list was opened"],
      ["read", "in_app", ""],
      ["archived", "in_app", ""],
    ]);
    const times = (await getTrace(ana, id)).map((one) => one.at);
    expect(times).toEqual([...times].sort());
  });

  it("says when a snoozed one comes back", async () => {
    const id = await notify(ana);
    await snoozeNotification(ana, id, { until: "2026-06-01T14:00:00Z" });
    expect((await getTrace(ana, id)).at(-1)).toEqual({
      at: "2026-06-01T14:00:00.000Z",
      step: "snoozed",
      channel: "in_app",
      detail: "comes back then",
    });
  });
});

describe("a trace of what was held back or answered (N4)", () => {
  it("says why it did not go by a channel", async () => {
    const id = await notify(ana, { channels: ["in_app", "email", "sms"] });
    expect(await steps(id)).toContainEqual(["cancelled", "email", "unavailable"]);
    expect(await steps(id)).toContainEqual(["cancelled", "sms", "preference"]);
  });

  it.each([
    ["queued", "digest", "waiting", "digest until 2026-06-01T13:00:00.000Z"],
    ["queued", null, "waiting", "due until 2026-06-01T13:00:00.000Z"],
    ["sending", null, "waiting", "due until 2026-06-01T13:00:00.000Z"],
    ["sent", null, "sent", ""],
    ["failed", "no_address", "failed", "no_address"],
    ["dead", null, "failed", "provider_error"],
  ] as const)("a delivery that is %s (%s) reads %s", async (...row) => {
    const [status, reason, step, detail] = row;
    const id = await notify(ana, { channels: ["in_app", "email"] });
    await db()
      .update(deliveries)
      .set({ status, reason, next_attempt_at: new Date("2026-06-01T13:00:00Z") })
      .where(eq(deliveries.channel, "email"));
    expect(await steps(id)).toContainEqual([step, "email", detail]);
  });

  it("says why there was no alert", async () => {
    const lot = await openLot(await person("owner"));
    await addMute(ana, { scope: "lot", id: lot.id, until: null });
    expect(await steps(await notify(ana, { lot_id: lot.id }))).toContainEqual([
      "silent",
      "in_app",
      "muted",
    ]);
  });

  it("says that it was kept as history only for who switched the bell off", async () => {
    await saveSetting(ana, { notification_type: "message", in_app_enabled: false });
    const id = await notify(ana);
    expect(await steps(id)).toContainEqual(["read", "in_app", "kept as history only"]);
  });

  it("names who resolved it", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    await book(ana, lot.slots[0]!, { method: "cash" });
    const [row] = await storedFor(owner, "cash_payment_pending");
    await executeAction(owner, row!.id, "verify");
    expect((await getTrace(owner, row!.id)).find((one) => one.step === "resolved")).toMatchObject({
      detail: `verified by ${owner.name}`,
    });
  });

  it("says why it always reaches the bell", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    await book(ana, lot.slots[0]!, { token: "tok_declined" }).catch(() => undefined);
    const [row] = await storedFor(ana, "payment_failed");
    expect((await getTrace(ana, row!.id))[0]!.detail).toMatch(
      /^payment_failed, for you as driver; always reaches the bell: /,
    );
  });
});

describe("who may read it", () => {
  it("administrators, also after it was deleted", async () => {
    const id = await notify(ana);
    await deleteNotification(ana.id, id);
    expect((await getTrace(await person("admin"), id))[0]).toMatchObject({ step: "created" });
    expect(await refusalOf(getTrace(ana, id))).toMatchObject({ status: 404 });
  });

  it.each(["driver", "owner", "staff"] as const)("I10: no other %s", async (role) => {
    const id = await notify(ana);
    expect(await refusalOf(getTrace(await person(role), id))).toMatchObject({ status: 404 });
  });
});
