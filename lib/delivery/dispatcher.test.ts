import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db, hint, transaction } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import { inRequest } from "@/lib/core/request";
import { emit } from "@/lib/event/emit";
import { countOpenEvents } from "@/lib/event/open-events";
import { events } from "@/lib/event/table";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { bookingOf, happen } from "@/lib/testing/dispatch";
import { bellOf, storedFor } from "@/lib/testing/events";
import { person } from "@/lib/testing/people";
import { dispatchBatch } from "./dispatch";
import { awaitDispatchAlways, startDispatcher, stopAwaitingDispatch } from "./dispatcher";
import { onWritten } from "./written";

useTestDatabase();

const parties = async () => {
  const [driver, owner] = [await person("driver"), await person("owner")];
  return { driver, owner, booking: bookingOf(driver, owner) };
};

/** Stores events as a process does that crashes before it dispatches them. */
const leave = (...rows: { type: string; payload: object; lane?: "acts" | "bulk" }[]) =>
  db()
    .insert(events)
    .values(
      rows.map(({ type, payload, lane = "acts" }) => ({
        type,
        payload: payload as Record<string, unknown>,
        lane,
      })),
    )
    .returning({ id: events.id });

/** What `happen` would store for this booking, without dispatching it. */
async function payloadOf(booking: object): Promise<Record<string, unknown>> {
  await happen("upcoming_reservation", { ...booking, booking_id: newId() });
  const [stored] = await db().select().from(events);
  await db().delete(events);
  return { ...stored!.payload, ...booking };
}

describe("I4: what a crashed process left", () => {
  it("is dispatched by the sweep of any process, in order", async () => {
    const { driver, booking } = await parties();
    const payload = await payloadOf(booking);
    const before = (await storedFor(driver)).length;
    await leave(
      { type: "new_reservation", payload },
      { type: "payment_confirmed", payload: { ...payload, payment_id: newId() } },
    );
    const { stop } = startDispatcher();
    await vi.waitFor(
      async () =>
        expect((await bellOf(driver)).slice(before)).toEqual([
          "new_reservation",
          "payment_confirmed",
        ]),
      { timeout: 5000 },
    );
    await stop();
    expect(await countOpenEvents()).toEqual({ waiting: 0, set_aside: 0 });
  });

  it("is told once, however often it is dispatched", async () => {
    const { driver, booking } = await parties();
    const payload = await payloadOf(booking);
    const before = (await storedFor(driver)).length;
    await leave({ type: "new_reservation", payload });
    await Promise.all([dispatchBatch("acts"), dispatchBatch("acts")]);
    await dispatchBatch("acts");
    expect(await storedFor(driver)).toHaveLength(before + 1);
  });
});

describe("an event that cannot be expanded", () => {
  const broken = { type: "new_reservation", payload: { driver_id: "no id" } };

  it.each([
    ["whose recipients the database refuses", broken, /invalid input syntax for type uuid/],
    ["that the catalogue does not have", { type: "nonsense", payload: {} }, /nonsense/],
  ])("%s is set aside and holds up no other", async (_name, poison, reason) => {
    const { driver, booking } = await parties();
    const payload = await payloadOf(booking);
    const before = (await storedFor(driver)).length;
    const [{ id }] = (await leave(poison)) as [{ id: string }];
    await leave({ type: "new_reservation", payload });
    await happen("upcoming_reservation", { ...booking, booking_id: newId() });
    expect((await bellOf(driver)).slice(before)).toEqual([
      "new_reservation",
      "upcoming_reservation",
    ]);
    const [row] = await db().select().from(events).where(eq(events.id, id));
    expect(row).toMatchObject({
      failures: 1,
      dispatched_at: null,
      error: expect.stringMatching(reason),
    });
    expect(await countOpenEvents()).toEqual({ waiting: 1, set_aside: 1 });
  });

  it("comes back by itself: it is tried again, later each time, until it succeeds", async () => {
    const { driver, booking } = await parties();
    const payload = await payloadOf(booking);
    const before = (await storedFor(driver)).length;
    const [{ id }] = (await leave(broken)) as [{ id: string }];
    const stored = async () => (await db().select().from(events).where(eq(events.id, id)))[0]!;
    await dispatchBatch("acts", { onlyId: id }).catch(() => undefined);
    await happen("upcoming_reservation", { ...booking, booking_id: newId() });
    expect((await stored()).failures).toBe(1);
    advance({ seconds: 31 });
    await happen("upcoming_reservation", { ...booking, booking_id: newId() });
    expect((await stored()).failures).toBe(2);
    await db().update(events).set({ payload }).where(eq(events.id, id));
    advance({ seconds: 31 });
    await happen("upcoming_reservation", { ...booking, booking_id: newId() });
    expect((await bellOf(driver)).slice(before)).not.toContain("new_reservation");
    advance({ seconds: 31 });
    await happen("upcoming_reservation", { ...booking, booking_id: newId() });
    expect((await bellOf(driver)).slice(before)).toContain("new_reservation");
    expect(await stored()).toMatchObject({ retry_at: null, error: null });
  });
});

describe("an act", () => {
  beforeEach(() => stopAwaitingDispatch());
  afterEach(() => awaitDispatchAlways());

  const act = (booking: object) => () => happen("new_reservation", booking);
  const request = { id: "request-0001", ip: "", url: "/" };

  it("of a request returns when its own events were dispatched", async () => {
    const { driver, booking } = await parties();
    await inRequest(request, act(booking));
    expect(await bellOf(driver)).toEqual(["new_reservation"]);
  });

  it("of a timed job waits for nobody, and its events are dispatched as well", async () => {
    const { driver, booking } = await parties();
    await act(booking)();
    await vi.waitFor(async () => expect(await bellOf(driver)).toEqual(["new_reservation"]));
  });

  it("is told to this process before a hint of it could be read", async () => {
    const { booking } = await parties();
    const told: string[] = [];
    const stop = onWritten((written) => told.push(...written.keys()));
    await inRequest(request, act(booking));
    hint("users", "somebody");
    stop();
    expect(told).toHaveLength(2);
  });

  it("that is undone leaves no event", async () => {
    const { booking } = await parties();
    const undone = transaction(async () => {
      await act(booking)();
      throw new Error("refused");
    });
    await expect(undone).rejects.toThrow("refused");
    expect(await db().$count(events)).toBe(0);
  });
});

describe("the lanes", () => {
  it("keep what goes to many apart from acts", async () => {
    const { driver, owner, booking } = await parties();
    await happen("custom", { recipients: [driver.id, owner.id], batch_id: newId() });
    await happen("custom", { recipients: [driver.id], batch_id: newId() });
    await happen("new_reservation", booking);
    const stored = await db()
      .select({ type: events.type, lane: events.lane })
      .from(events)
      .orderBy(events.position);
    expect(stored.map((row) => row.lane)).toEqual(["bulk", "acts", "acts"]);
  });

  it("do not wait for each other", async () => {
    const { driver, owner, booking } = await parties();
    await leave({
      type: "nonsense",
      payload: { recipients: [driver.id, owner.id] },
      lane: "bulk",
    });
    await happen("new_reservation", booking);
    expect(await countOpenEvents()).toEqual({ waiting: 1, set_aside: 0 });
    expect(await bellOf(driver)).toEqual(["new_reservation"]);
  });
});

it("emit refuses a payload that does not fit the catalogue", () =>
  expect(
    transaction(() => {
      emit("new_reservation", {} as never);
      return Promise.resolve();
    }),
  ).rejects.toThrow());
