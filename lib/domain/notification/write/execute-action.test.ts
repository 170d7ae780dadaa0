import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { inRequest } from "@/lib/core/request";
import { getBooking } from "@/lib/domain/booking/read/bookings";
import { cancelBooking } from "@/lib/domain/booking/write/cancel";
import { findUserByEmail } from "@/lib/domain/user/read";
import { registration } from "@/lib/domain/user/schema";
import { register } from "@/lib/domain/user/write/register";
import { fingerprintOf, Replay } from "@/lib/http/idempotency";
import { book, extendingInCash } from "@/lib/testing/bookings";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { eventTypes, storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { notify } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { deleteNotification } from "./delete";
import { executeAction } from "./execute-action";

useTestDatabase();

let owner: Actor;
let admin: Actor;
let driver: Actor;
beforeEach(async () => {
  [owner, admin, driver] = [await person("owner"), await person("admin"), await person("driver")];
});

/** A booking that needs a decision, and the owner's notification that asks for it. */
async function ask(kind: "cash" | "request") {
  const lot = await openLot(owner, kind === "request" ? { mode: "request" } : {});
  const booking = await book(driver, lot.slots[0]!, {
    method: kind === "cash" ? "cash" : "card",
  });
  const event = kind === "cash" ? "cash_payment_pending" : "new_reservation";
  const idFor = async (who: Actor) => (await storedFor(who, event))[0]!.id;
  return { booking, id: await idFor(owner), idFor };
}
const application = registration.parse({
  email: "ramon@example.test",
  password: "a long enough one",
  first_name: "Ramon",
  last_name: "Uy",
  role: "owner",
});
const statusOf = async (bookingId: string) => (await getBooking(driver, bookingId)).status;

describe("what a notification offers is done", () => {
  it.each([
    ["verify", "cash", { status: "active", event: "payment_verified", outcome: "verified" }],
    ["decline", "cash", { status: "declined", event: "booking_declined", outcome: "declined" }],
    ["approve", "request", { status: "active", event: "booking_approved", outcome: "approved" }],
    ["decline", "request", { status: "declined", event: "booking_declined", outcome: "declined" }],
  ] as const)("%s a %s", async (action, kind, { status, event, outcome }) => {
    const { booking, id } = await ask(kind);
    const answer = await executeAction(owner, id, action, { reason: "The gate is broken." });
    expect(await statusOf(booking.id)).toBe(status);
    expect(await eventTypes()).toContain(event);
    expect(answer.notification).toMatchObject({
      id,
      is_read: true,
      resolved: { by: owner.name, outcome },
    });
    expect(answer.notification.actions.find((one) => one.id === action)).toMatchObject({
      state: "done",
    });
    expect(answer.result).toBeTypeOf("object");
  });

  it.each([
    ["verify", "verified", "Verified", 90],
    ["decline", "declined", "Declined", 60],
  ])("W9 W10: %s the cash of an extension", async (action, outcome, label, minutes) => {
    const place = await extendingInCash();
    const { id } = (await storedFor(place.owner, "cash_payment_pending"))[0]!;
    const answer = await executeAction(place.owner, id, action, { reason: "nobody came" });
    expect(answer.notification).toMatchObject({
      resolved: { by: place.owner.name, outcome },
      actions: expect.arrayContaining([expect.objectContaining({ label, state: "done" })]),
    });
    expect(await getBooking(place.driver, place.booking.id)).toMatchObject({ minutes });
  });

  it.each([
    ["approve", "active", "approved"],
    ["decline", "disabled", "declined"],
  ])("%s an owner", async (action, status, outcome) => {
    await register(application);
    const { id } = (await storedFor(admin, "owner_application"))[0]!;
    const answer = await executeAction(admin, id, action, { reason: "No such address." });
    expect(answer.notification).toMatchObject({ resolved: { by: admin.name, outcome } });
    expect((await findUserByEmail(application.email))!.status).toBe(status);
  });

  it("N5: for everybody who got it", async () => {
    const { id, idFor } = await ask("cash");
    const adminsId = await idFor(admin);
    await executeAction(owner, id, "verify");
    const [row] = await storedFor(admin, "cash_payment_pending");
    expect(row).toMatchObject({ id: adminsId, resolved: { by: owner.name } });
    expect(row!.read_at).not.toBeNull();
  });
});

describe("it is refused", () => {
  it("N5: when somebody was first, with who, when and the outcome", async () => {
    const { id, idFor } = await ask("cash");
    const adminsId = await idFor(admin);
    await executeAction(owner, id, "verify");
    const refusal = await refusalOf(executeAction(admin, adminsId, "decline", { reason: "No." }));
    expect(refusal).toMatchObject({
      status: 409,
      code: "already_resolved",
      detail: `${owner.name} was first: verified.`,
      extra: {
        resolved: { by: owner.name, outcome: "verified", at: expect.stringMatching(/^\d{4}-/) },
      },
    });
  });

  it("when its time has passed", async () => {
    const { id, booking } = await ask("cash");
    advance({ minutes: 16 });
    const before = await eventTypes();
    expect(await refusalOf(executeAction(owner, id, "verify"))).toMatchObject({
      status: 410,
      code: "expired",
    });
    expect(await statusOf(booking.id)).toBe("pending_payment");
    expect(await eventTypes()).toEqual(before);
  });

  it("when the driver has cancelled", async () => {
    const { id, booking } = await ask("request");
    await cancelBooking(driver, booking.id, "No time.");
    expect(await refusalOf(executeAction(owner, id, "approve"))).toMatchObject({ status: 409 });
  });

  it.each([
    ["no form", undefined],
    ["an empty form", {}],
  ])("when it needs a reason and there is %s", async (_name, form) => {
    const { id, booking } = await ask("request");
    expect(await refusalOf(executeAction(owner, id, "decline", form))).toMatchObject({
      status: 400,
      errors: { reason: ["This field is required."] },
    });
    expect(await statusOf(booking.id)).toBe("requested");
  });

  it.each([
    ["an action of another event", "approve"],
    ["a link", "renew"],
    ["an action that does not exist", "explode"],
    ["a name of Object.prototype", "constructor"],
  ])("when it is not offered: %s", async (_name, action) => {
    const { id } = await ask("cash");
    expect(await refusalOf(executeAction(owner, id, action))).toMatchObject({ status: 404 });
  });

  it("when the notification asks for nothing", async () => {
    expect(await refusalOf(executeAction(owner, await notify(owner), "verify"))).toMatchObject({
      status: 404,
    });
  });

  it("when the notification was deleted", async () => {
    const { id } = await ask("cash");
    await deleteNotification(owner.id, id);
    expect(await refusalOf(executeAction(owner, id, "verify"))).toMatchObject({ status: 404 });
  });

  it("I10: when the notification is another person's, of whatever role", async () => {
    const { id, booking } = await ask("cash");
    for (const other of [admin, driver, await person("owner")])
      expect(await refusalOf(executeAction(other, id, "verify"))).toMatchObject({ status: 404 });
    expect(await statusOf(booking.id)).toBe("pending_payment");
  });
});

describe("the same Idempotency-Key (P5)", () => {
  const key = newId();
  const underKey = (id: string, act: () => Promise<unknown>) => {
    const idempotency = {
      userId: owner.id,
      key,
      claim: newId(),
      status: 200,
      fingerprint: fingerprintOf("POST", `/api/notifications/${id}/actions/verify`, null),
    };
    return inRequest({ id: newId(), ip: "", url: "/", idempotency }, act);
  };

  it("gives the first answer again and does nothing twice", async () => {
    const { id } = await ask("cash");
    const first = await underKey(id, () => executeAction(owner, id, "verify"));
    const before = await eventTypes();
    const repeat = underKey(id, () => executeAction(owner, id, "verify"));
    const replay = await repeat.catch((error: unknown) => error);
    expect(replay).toBeInstanceOf(Replay);
    expect((replay as Replay).body).toEqual(JSON.parse(JSON.stringify(first)));
    expect(await eventTypes()).toEqual(before);
  });
});
