import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { assignEmployee } from "@/lib/domain/staff/write";
import { book } from "@/lib/testing/bookings";
import { TestConnection } from "@/lib/testing/connections";
import { setClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { sendBookings, sendQueue, unwatchBooking, watchBooking } from "./booking-updates";
import { Hub } from "./hub";

useTestDatabase();

let hub: Hub;
let owner: Actor;
let driver: Actor;
let lot: { id: string; slots: string[] };
beforeEach(async () => {
  hub = new Hub();
  owner = await person("owner");
  driver = await person("driver");
  lot = await openLot(owner, { mode: "request" });
});

function connect(actor: Actor, ...rooms: string[]): TestConnection {
  const connection = new TestConnection(actor);
  hub.add(connection);
  hub.join(connection, `user:${actor.id}`, `role:${actor.role}`, ...rooms);
  return connection;
}

describe("watchBooking", () => {
  it("returns the booking with what the person may do", async () => {
    setClock("2026-06-01T12:00:00Z");
    const { id } = await book(driver, lot.slots[0]!);
    const update = await watchBooking(hub, connect(driver), id);
    expect(update.booking).toMatchObject({ id, status: "requested", can: { cancel: true } });
    expect(update.server_time).toMatch(/^2026-06-01T12:0/);
  });

  it("of another driver's booking is not found and joins no room", async () => {
    const { id } = await book(driver, lot.slots[0]!);
    const other = connect(await person("driver"));
    expect(await refusalOf(watchBooking(hub, other, id))).toMatchObject({ status: 404 });
    expect(hub.connectionsIn(`booking:${id}`)).toEqual([]);
  });
});

describe("sendBookings", () => {
  it("I10: reaches the driver, the lot's people, admins and watchers; nobody else", async () => {
    const { id } = await book(driver, lot.slots[0]!);
    const staff = await person("staff");
    await assignEmployee(staff.id, lot.id);
    const reached = [
      connect(driver),
      connect(owner, `lot:${lot.id}:ops`),
      connect(staff, `lot:${lot.id}:ops`),
      connect(await person("admin")),
      connect(driver, `booking:${id}`),
    ];
    const others = [connect(await person("driver")), connect(await person("owner"))];
    await sendBookings(hub, [id]);
    for (const connection of reached)
      expect(connection.all("booking_update").map((one) => one.booking.id)).toEqual([id]);
    for (const connection of others) expect(connection.sent).toEqual([]);
  });

  it("tells each person what they themselves may do", async () => {
    const { id } = await book(driver, lot.slots[0]!);
    const [own, manager] = [connect(driver), connect(owner, `lot:${lot.id}:ops`)];
    await sendBookings(hub, [id]);
    expect(own.last("booking_update").booking.can).toMatchObject({ approve: false });
    expect(manager.last("booking_update").booking.can).toMatchObject({ approve: true });
  });

  it("does not reach a driver who has stopped watching and left", async () => {
    const { id } = await book(driver, lot.slots[0]!);
    const connection = new TestConnection(await person("admin"));
    hub.add(connection);
    await watchBooking(hub, connection, id);
    unwatchBooking(hub, connection, id);
    await sendBookings(hub, [id]);
    expect(connection.sent).toEqual([]);
  });
});

describe("sendQueue", () => {
  it("tells admins the whole length and an owner that of their own lots", async () => {
    const { id } = await book(driver, lot.slots[0]!);
    const otherOwner = await person("owner");
    const otherLot = await openLot(otherOwner, { mode: "request" });
    await book(await person("driver"), otherLot.slots[0]!);
    const [admin, own, other, someDriver] = [
      connect(await person("admin")),
      connect(owner),
      connect(otherOwner),
      connect(driver),
    ];
    await sendQueue(hub, "requests", [id]);
    expect(admin.last("queue_update")).toEqual({ queue: "requests", open: 2, items_changed: [id] });
    expect(own.last("queue_update")).toEqual({ queue: "requests", open: 1, items_changed: [id] });
    expect([other, someDriver].map((one) => one.sent)).toEqual([[], []]);
  });

  it("tells every owner when no booking is named", async () => {
    const own = connect(owner);
    await sendQueue(hub, "requests", []);
    expect(own.last("queue_update")).toEqual({ queue: "requests", open: 0, items_changed: [] });
  });

  it("of owners who wait for approval is for admins only", async () => {
    await person("owner", { status: "pending" });
    const [admin, own] = [connect(await person("admin")), connect(owner)];
    await sendQueue(hub, "owners", []);
    expect(admin.last("queue_update")).toMatchObject({ queue: "owners", open: 1 });
    expect(own.sent).toEqual([]);
  });
});
