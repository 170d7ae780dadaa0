import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Booking } from "@/lib/domain/booking/schema";
import { approveBooking } from "@/lib/domain/booking/write/approve";
import { cancelBooking } from "@/lib/domain/booking/write/cancel";
import { declineBooking } from "@/lib/domain/booking/write/decline";
import { declineCash } from "@/lib/domain/booking/write/decline-cash";
import { expireBookings } from "@/lib/domain/booking/write/expire";
import { listBookings } from "@/lib/domain/booking/read/bookings";
import { verifyCash } from "@/lib/domain/booking/write/verify-cash";
import { approveOwner } from "@/lib/domain/user/write/approve-owner";
import { declineOwner } from "@/lib/domain/user/write/decline-owner";
import { book, extendingInCash, hold } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { assignEmployee } from "@/lib/domain/staff/write";
import { countWaitingBookings, getQueue } from "./queue";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-21T12:00:00Z"));

interface Place {
  owner: Actor;
  driver: Actor;
  instant: { id: string; slots: string[] };
  onRequest: { id: string; slots: string[] };
}
/** An owner's two lots, one that confirms bookings immediately and one that approves each. */
async function openPlace(): Promise<Place> {
  const owner = await person("owner");
  return {
    owner,
    driver: await person("driver"),
    instant: await openLot(owner),
    onRequest: await openLot(owner, { mode: "request" }),
  };
}
const bookCash = ({ driver, instant }: Place) =>
  book(driver, instant.slots[0]!, { method: "cash" });
const bookRequest = ({ driver, onRequest }: Place) => book(driver, onRequest.slots[0]!);
const queueOf = async () => getQueue(await person("admin"));

describe("what waits", () => {
  it("N5: lists cash and requests, the oldest first", async () => {
    const place = await openPlace();
    const request = await bookRequest(place);
    advance({ minutes: 1 });
    const cash = await bookCash(place);
    const { results, open } = await queueOf();
    expect(results).toMatchObject([
      { id: request.id, kind: "request", asked_at: "2026-11-21T12:00:00.000Z", resolved: null },
      { id: cash.id, kind: "cash", asked_at: "2026-11-21T12:01:00.000Z", resolved: null },
    ]);
    expect(open).toEqual({ cash: 1, requests: 1, owners: 0 });
  });

  it("names the payment to verify and the driver", async () => {
    const place = await openPlace();
    const cash = await bookCash(place);
    expect((await queueOf()).results).toMatchObject([
      {
        payment_id: cash.payment!.id,
        driver_name: place.driver.name,
        booking: { number: cash.number, can: { verify: true, decline: true } },
      },
    ]);
  });

  it("lists neither holds nor bookings that nobody has to decide about", async () => {
    const { driver, instant } = await openPlace();
    await book(driver, instant.slots[0]!);
    await hold(driver, instant.slots[1]!);
    expect(await queueOf()).toMatchObject({ results: [], open: { cash: 0, requests: 0 } });
  });

  it("waits for the cash of a request that is approved", async () => {
    const { owner, driver, onRequest } = await openPlace();
    const { id } = await book(driver, onRequest.slots[0]!, { method: "cash" });
    await approveBooking(owner, id);
    expect(await queueOf()).toMatchObject({
      results: [{ id, kind: "cash", resolved: null }],
      open: { cash: 1, requests: 0 },
    });
  });
});

type Decide = (place: Place, booking: Booking) => Promise<unknown>;
const expire: Decide = async () => {
  advance({ hours: 1 });
  await expireBookings();
};

describe("what was decided", () => {
  it.each<[string, Decide]>([
    ["verified", ({ owner }, { payment }) => verifyCash(owner, payment!.id)],
    ["declined", ({ owner }, { payment }) => declineCash(owner, payment!.id, "no cash")],
  ])("N5: keeps cash that the owner %s, with who and when", async (outcome, decide) => {
    const place = await openPlace();
    const cash = await bookCash(place);
    advance({ minutes: 2 });
    await decide(place, cash);
    const resolved = { by: place.owner.name, at: "2026-11-21T12:02:00.000Z", outcome };
    expect(await queueOf()).toMatchObject({
      results: [{ id: cash.id, kind: "cash", resolved }],
      open: { cash: 0, requests: 0 },
    });
  });

  it.each<[string, Decide]>([
    ["approved", ({ owner }, { id }) => approveBooking(owner, id)],
    ["declined", ({ owner }, { id }) => declineBooking(owner, id, "full")],
  ])("N5: keeps a request that the owner %s, with who and when", async (outcome, decide) => {
    const place = await openPlace();
    const request = await bookRequest(place);
    advance({ minutes: 2 });
    await decide(place, request);
    const resolved = { by: place.owner.name, at: "2026-11-21T12:02:00.000Z", outcome };
    expect(await queueOf()).toMatchObject({
      results: [{ id: request.id, kind: "request", resolved }],
      open: { cash: 0, requests: 0 },
    });
  });

  it.each([
    ["cash", bookCash],
    ["request", bookRequest],
  ])("keeps %s that the driver cancels", async (kind, bookIt) => {
    const place = await openPlace();
    const { id } = await bookIt(place);
    await cancelBooking(place.driver, id, null);
    expect((await queueOf()).results).toMatchObject([
      { id, kind, resolved: { outcome: "cancelled" } },
    ]);
  });

  it.each([
    ["cash", bookCash],
    ["request", bookRequest],
  ])("keeps %s that nobody decided in time, as released by Parkmate", async (kind, bookIt) => {
    const place = await openPlace();
    const booking = await bookIt(place);
    await expire(place, booking);
    expect((await queueOf()).results).toMatchObject([
      { id: booking.id, kind, resolved: { by: "Parkmate", outcome: "released" } },
    ]);
  });

  it("leaves the queue after ten minutes", async () => {
    const place = await openPlace();
    const { payment } = await bookCash(place);
    await verifyCash(place.owner, payment!.id);
    advance({ minutes: 10 });
    expect((await queueOf()).results).toHaveLength(1);
    advance({ seconds: 1 });
    expect((await queueOf()).results).toEqual([]);
  });
});

describe("the cash of an extension", () => {
  const thirtyMinutes = { minutes: 30, end_time: "2026-11-21T13:30:00.000Z", amount: "30.00" };

  it("N5: waits in the queue, with what it is for", async () => {
    const { owner, booking, payment } = await extendingInCash();
    expect(await queueOf()).toMatchObject({
      open: { cash: 1, requests: 0, owners: 0 },
      results: [
        {
          id: booking.id,
          kind: "cash",
          payment_id: payment,
          extension: thirtyMinutes,
          booking: { status: "active", can: { verify: true } },
          resolved: null,
        },
      ],
    });
    expect(await countWaitingBookings("cash", owner)).toBe(1);
    expect((await listBookings(owner, { waiting: "true" })).results).toMatchObject([
      { id: booking.id, extension: { payment_id: payment } },
    ]);
  });

  it("N5: stays for ten minutes once decided, with who and when", async () => {
    const { owner, payment } = await extendingInCash();
    await verifyCash(owner, payment);
    const decided = await queueOf();
    expect(decided).toMatchObject({
      open: { cash: 0 },
      results: [
        {
          kind: "cash",
          extension: thirtyMinutes,
          resolved: { by: owner.name, outcome: "verified" },
        },
      ],
    });
    advance({ minutes: 10, seconds: 1 });
    expect((await queueOf()).results).toEqual([]);
  });

  it("keeps what the driver cancels, and what nobody verified", async () => {
    const first = await extendingInCash();
    await cancelBooking(first.driver, first.booking.id, null);
    await extendingInCash();
    advance({ minutes: 15 });
    await expireBookings();
    const outcomes = (await queueOf()).results.map((item) => item.resolved?.outcome);
    expect(outcomes.sort()).toEqual(["released"]);
  });
});

describe("owners", () => {
  const applicant = (fields: object = {}) =>
    person("owner", { status: "pending", first_name: "Ramon", last_name: "Uy", ...fields });

  it("wait in the same queue, by the time of their application", async () => {
    const place = await openPlace();
    const cash = await bookCash(place);
    advance({ minutes: 1 });
    const ramon = await applicant({ phone_number: "+63 917 000 0001" });
    expect(await queueOf()).toMatchObject({
      open: { cash: 1, requests: 0, owners: 1 },
      results: [
        { id: cash.id, kind: "cash" },
        {
          id: ramon.id,
          kind: "owner",
          asked_at: "2026-11-21T12:01:00.000Z",
          applicant: { name: "Ramon Uy", email: ramon.email, phone_number: "+63 917 000 0001" },
          resolved: null,
        },
      ],
    });
  });

  it.each([
    ["approved", approveOwner],
    ["declined", declineOwner],
  ] as const)("N5: stay for ten minutes once %s, with who and when", async (outcome, decide) => {
    const [ramon, admin] = [await applicant(), await person("admin")];
    advance({ minutes: 2 });
    await decide(admin, ramon.id);
    const resolved = { by: admin.name, at: "2026-11-21T12:02:00.000Z", outcome };
    expect(await queueOf()).toMatchObject({
      open: { cash: 0, requests: 0, owners: 0 },
      results: [{ id: ramon.id, kind: "owner", resolved }],
    });
    advance({ minutes: 10, seconds: 1 });
    expect((await queueOf()).results).toEqual([]);
  });

  it("are not listed when nobody has to decide about them", async () => {
    await person("owner");
    await person("driver", { status: "disabled" });
    expect((await queueOf()).results).toEqual([]);
  });
});

describe("countWaitingBookings", () => {
  it("counts an owner's own lots, a staff member's lots, and all for an admin", async () => {
    const [here, elsewhere] = [await openPlace(), await openPlace()];
    for (const place of [here, elsewhere]) {
      await bookCash(place);
      await bookRequest(place);
    }
    const staff = await person("staff");
    await assignEmployee(staff.id, here.instant.id);
    const counts = async (actor: Actor) => [
      await countWaitingBookings("cash", actor),
      await countWaitingBookings("requests", actor),
    ];
    expect(await counts(here.owner)).toEqual([1, 1]);
    expect(await counts(staff)).toEqual([1, 0]);
    expect(await counts(await person("owner"))).toEqual([0, 0]);
    expect(await counts(await person("admin"))).toEqual([2, 2]);
  });

  it("counts down with each decision", async () => {
    const place = await openPlace();
    const { payment } = await bookCash(place);
    await verifyCash(place.owner, payment!.id);
    expect(await countWaitingBookings("cash", place.owner)).toBe(0);
  });
});
