import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import { snapshotSlots } from "@/lib/domain/booking/read/slots";
import { slots } from "@/lib/domain/lot/table";
import { hold } from "@/lib/testing/bookings";
import { TestConnection } from "@/lib/testing/connections";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { Hub } from "./hub";
import { LotUpdates } from "./lot-updates";

useTestDatabase();

let hub: Hub;
let updates: LotUpdates;
let lot: { id: string; slots: string[] };
let driver: Actor;
beforeEach(async () => {
  lot = await openLot(await person("owner"));
  driver = await person("driver");
  // Only the timers of the code under test: the database runs in real time.
  vi.useFakeTimers({ toFake: ["setTimeout", "setInterval", "clearTimeout", "clearInterval"] });
  hub = new Hub();
  updates = new LotUpdates(hub);
});
afterEach(() => {
  updates.close();
  vi.useRealTimers();
});

async function watcher(): Promise<TestConnection> {
  const connection = new TestConnection(driver);
  hub.add(connection);
  await updates.watch(connection, lot.id);
  return connection;
}

/** Lets the timers of this many milliseconds fire, and waits for what they started. */
async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  for (let turn = 0; turn < 200; turn += 1) await nextTurn();
}
const nextTurn = () => new Promise((done) => setImmediate(done));

/** Waits for the database, which a busy machine delays, until this many timers are left. */
async function timersLeft(wanted: number): Promise<number> {
  for (let turn = 0; vi.getTimerCount() !== wanted && turn < 20_000; turn += 1) await nextTurn();
  return vi.getTimerCount();
}

describe("watch", () => {
  it("S2.13: returns the lot's slots", async () => {
    await hold(driver, lot.slots[0]!);
    const connection = new TestConnection(driver);
    hub.add(connection);
    const snapshot = await updates.watch(connection, lot.id);
    expect(snapshot.available_slots).toBe(1);
    expect(snapshot.layout_version).toBe((await snapshotSlots(lot.id)).layout_version);
    expect(snapshot.slots).toEqual([
      { id: lot.slots[0], state: "held", until: expect.any(String) },
      { id: lot.slots[1], state: "available", until: null },
    ]);
  });

  it("of a lot that does not exist is not found", async () => {
    await expect(updates.watch(new TestConnection(driver), newId())).rejects.toMatchObject({
      problem: { status: 404 },
    });
  });

  it("does not keep a connection that closed meanwhile", async () => {
    const connection = new TestConnection(driver);
    hub.add(connection);
    connection.close("failed");
    await updates.watch(connection, lot.id);
    expect(hub.connectionsIn(`lot:${lot.id}`)).toEqual([]);
  });
});

describe("a change", () => {
  it("reaches each watcher once, under both names, with the changed slots only", async () => {
    const connections = [await watcher(), await watcher()];
    await hold(driver, lot.slots[1]!);
    updates.schedule(lot.id);
    await pass(250);
    for (const connection of connections) {
      expect(connection.events).toEqual(["slot_update", "lot_availability"]);
      expect(connection.last("slot_update")).toEqual({
        lot_id: lot.id,
        available_slots: 1,
        layout_version: expect.any(String),
        slots: [{ id: lot.slots[1], state: "held", until: expect.any(String) }],
      });
      expect(connection.last("lot_availability")).toEqual(connection.last("slot_update"));
    }
  });

  it("waits 250 ms, so that changes of that time are one message", async () => {
    const connection = await watcher();
    await hold(driver, lot.slots[0]!);
    updates.schedule(lot.id);
    await pass(249);
    expect(connection.sent).toEqual([]);
    await hold(await person("driver"), lot.slots[1]!);
    updates.schedule(lot.id);
    await pass(1);
    expect(connection.all("slot_update")).toHaveLength(1);
    expect(connection.last("slot_update").slots).toHaveLength(2);
  });

  it("that changed nothing for watchers is not sent", async () => {
    const connection = await watcher();
    updates.schedule(lot.id);
    await pass(250);
    expect(connection.sent).toEqual([]);
  });

  it("of the layout alone names the new version", async () => {
    const connection = await watcher();
    await db().update(slots).set({ ev: true }).where(eq(slots.id, lot.slots[0]!));
    updates.schedule(lot.id);
    await pass(250);
    expect(connection.last("slot_update")).toEqual({
      lot_id: lot.id,
      slots: [],
      available_slots: 2,
      layout_version: (await snapshotSlots(lot.id)).layout_version,
    });
  });

  it("by time alone is found within three seconds", async () => {
    await hold(driver, lot.slots[0]!);
    const connection = await watcher();
    advance({ minutes: 6 });
    await pass(3250);
    expect(connection.last("slot_update")).toMatchObject({
      available_slots: 2,
      slots: [{ id: lot.slots[0], state: "available" }],
    });
  });

  it.each<[string, (connection: TestConnection) => void]>([
    ["unwatched the lot", (connection) => updates.unwatch(connection, lot.id)],
    ["left", (connection) => updates.connectionLeft(hub.remove(connection))],
  ])("does not reach a connection that %s", async (_name, leave) => {
    const connection = await watcher();
    await hold(driver, lot.slots[0]!);
    updates.schedule(lot.id);
    leave(connection);
    await pass(3500);
    expect(connection.sent).toEqual([]);
    expect(await timersLeft(1), "only the refresh is left").toBe(1);
  });

  it("of a lot that nobody watches is not read", () => {
    updates.schedule(lot.id);
    expect(vi.getTimerCount(), "only the refresh").toBe(1);
  });
});

describe("close", () => {
  it("stops all timers", async () => {
    await watcher();
    updates.schedule(lot.id);
    updates.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
