import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { setClock } from "@/lib/testing/database";
import type { NotificationRow } from "../table";
import { actionsOf } from "./actions";

const hold_until = "2026-06-01T12:15:00.000Z";
const row = (values: Partial<NotificationRow>): NotificationRow =>
  ({
    event_type: "cash_payment_pending",
    audience: "owner",
    asks: true,
    data: { hold_until },
    resolved: null,
    expires_at: null,
    ...values,
  }) as NotificationRow;
const states = (values: Partial<NotificationRow>) =>
  actionsOf(row(values)).map(({ id, label, state }) => [id, label, state]);
const resolved = (at: string, outcome = "verified") => ({ by: "Ana", at, outcome });

beforeEach(() => setClock("2026-06-01T12:00:00Z"));
afterEach(() => clock.setOffset(0));

describe("what the server executes", () => {
  it("is open until its time, which a client can show", () => {
    expect(actionsOf(row({}))).toMatchObject([
      { id: "verify", kind: "execute", state: "open", href: null, expires_at: hold_until },
      { id: "decline", kind: "execute", state: "open", expires_at: hold_until },
    ]);
  });

  it.each<[string, Partial<NotificationRow>, string[][]]>([
    [
      "its outcome was chosen",
      { resolved: resolved("2026-06-01T12:00:00Z") },
      [
        ["verify", "Verified", "done"],
        ["decline", "Decline", "done"],
      ],
    ],
    [
      "the hold has ended",
      { data: { hold_until: "2026-06-01T12:00:00Z" } },
      [
        ["verify", "Verify", "expired"],
        ["decline", "Decline", "expired"],
      ],
    ],
    [
      "the notification has expired",
      { data: {}, expires_at: new Date("2026-06-01T11:59:59Z") },
      [
        ["verify", "Verify", "expired"],
        ["decline", "Decline", "expired"],
      ],
    ],
    [
      "it was resolved by the end of its time",
      { resolved: resolved(hold_until, "expired") },
      [
        ["verify", "Verify", "expired"],
        ["decline", "Decline", "expired"],
      ],
    ],
  ])("when %s", (_name, values, expected) => {
    expect(states(values)).toEqual(expected);
  });

  it("stays done after its time has passed", () => {
    setClock("2026-06-01T13:00:00Z");
    expect(states({ resolved: resolved("2026-06-01T12:10:00Z") })[0]).toEqual([
      "verify",
      "Verified",
      "done",
    ]);
  });

  it.each<[string, Partial<NotificationRow>]>([
    ["asks for nothing", { asks: false }],
    ["is for another audience", { audience: "driver" }],
    ["has no audience", { audience: null }],
    ["is of an event that no longer exists", { event_type: "gone" }],
  ])("is not offered by a notification that %s", (_name, values) => {
    expect(actionsOf(row(values))).toEqual([]);
  });
});

it("a link is always open and leads to a page of the notification's data", () => {
  const renew = row({
    event_type: "reservation_expired",
    audience: "driver",
    asks: false,
    data: { booking_id: "b1", lot_id: "l1" },
    resolved: resolved("2026-06-01T12:00:00Z"),
  });
  expect(actionsOf(renew)).toMatchObject([
    { id: "renew", kind: "link", href: "/bookings/b1", state: "open", expires_at: null },
  ]);
});

describe("a failed payment leads", () => {
  const failed = (data: object) =>
    actionsOf(
      row({ event_type: "payment_failed", audience: "driver", asks: false, data: { ...data } }),
    ).map(({ id, href, state }) => [id, href, state]);
  const data = { booking_id: "b1", lot_id: "l1", status: "held" };

  it("back to the payment while the slot is held", () => {
    const held = { ...data, retry: "hold", hold_until };
    expect(failed(held)).toEqual([["pay_again", "/bookings/b1?pay=1", "open"]]);
    setClock("2026-06-01T12:15:00Z");
    expect(failed(held)).toEqual([["pay_again", "/bookings/b1?pay=1", "expired"]]);
  });

  it("to another slot when this one is not held any more", () => {
    expect(failed(data)).toEqual([["book_again", "/lots/l1", "open"]]);
  });

  it("nowhere when it was for an extension: the booking goes on", () => {
    expect(failed({ ...data, retry: "extension" })).toEqual([]);
  });
});
