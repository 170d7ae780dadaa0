import { randomUUID } from "node:crypto";
import { bookInLotA } from "../fixtures/account";
import type { Json } from "../fixtures/json";
import { sendNotification, updateOf } from "../fixtures/notifications";
import { expect, test } from "../fixtures/test";

test("J6.4 S3.55 S3.59 S3.60: all sockets of a person get what one marks as read", async ({
  as,
}) => {
  const joy = await as("driver2");
  const { id } = await sendNotification(await as("admin"), joy);
  const [first, second] = [await joy.connect(), await joy.connect()];
  const answer = await first.ask("mark_read", { notification_id: id });
  expect(answer).toMatchObject({ ok: true, updated_count: 1 });
  for (const socket of [first, second]) {
    expect(await updateOf(socket, id, "read")).toMatchObject({
      data: { is_read: true },
      unread_count: answer.unread_count,
    });
    await socket.wait("unread_count", (message) => message.count === answer.unread_count);
  }
  expect((await second.ask("get_unread_count")).count).toBe(answer.unread_count);
  first.close();
  second.close();
});

test("I10 W04: nothing of a booking reaches another driver, who may not watch it", async ({
  as,
}) => {
  const [driver, joy] = [await as("driver"), await as("driver2")];
  const [drivers, joys] = [await driver.connect(), await joy.connect()];
  const booking = await bookInLotA(driver, "A-14");
  expect(await joys.ask("watch_booking", { booking_id: booking.id })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  await driver.cancel(booking.id);
  const mentions = (frames: Json[]) =>
    frames.filter((one) => JSON.stringify(one).includes(booking.id));
  await drivers.wait(
    "new_notification",
    ({ notification }) =>
      notification.event_type === "refund_issued" && notification.data.booking_id === booking.id,
  );
  // A frame to Joy would have left before the answer to this.
  await joys.ask("ping", {});
  expect(mentions(drivers.frames).length).toBeGreaterThan(2);
  expect(mentions(joys.frames)).toEqual([]);
  drivers.close();
  joys.close();
});

test("J1.4: a watcher of the lot sees within a second that a slot is held", async ({ as }) => {
  const [driver, joy] = [await as("driver"), await as("driver2")];
  const slot = await driver.slot("Parking Lot A", "A-14");
  const lot = await joy.lot("Parking Lot A");
  const socket = await joy.connect();
  expect(await socket.ask("watch_lot", { lot_id: lot.id })).toMatchObject({
    ok: true,
    slots: expect.any(Array),
    available_slots: expect.any(Number),
  });
  const quote = await driver.post("/api/bookings/quote/", { slot: slot.id, minutes: 30 });
  const hold = await driver.post("/api/bookings/hold/", {
    quote_id: quote.body.quote_id,
    slot: slot.id,
  });
  expect(hold.status).toBe(200);
  const isHeld = (one: Json) => one.id === slot.id && one.state === "held";
  const update = await socket.wait("slot_update", (message) => message.slots.some(isHeld), 1000);
  expect(update.lot_id).toBe(lot.id);
  expect(await socket.ask("unwatch_lot", { lot_id: lot.id })).toEqual({ ok: true });
  await driver.cancel(hold.body.hold_id);
  socket.close();
});

test("U14: a watcher of a booking gets its changes", async ({ as }) => {
  const driver = await as("driver");
  const socket = await driver.connect();
  const booking = await bookInLotA(driver, "A-14");
  expect(await socket.ask("watch_booking", { booking_id: booking.id })).toMatchObject({
    ok: true,
    booking: { id: booking.id, version: expect.any(Number), can: expect.any(Object) },
  });
  await driver.cancel(booking.id);
  await socket.wait(
    "booking_update",
    (frame) => frame.booking.id === booking.id && frame.booking.status === "cancelled",
  );
  expect(await socket.ask("unwatch_booking", { booking_id: booking.id })).toEqual({ ok: true });
  socket.close();
});

test("J5.6: an owner's application is in every admin's queue until it is decided", async ({
  as,
  guest,
}) => {
  const admin = await as("admin");
  const sockets = [await admin.connect(), await (await as("admin2")).connect()];
  const email = `owner-${randomUUID().slice(0, 8)}@parkmate.test`;
  await guest.post("/api/register/", {
    email,
    password: "a long enough one",
    first_name: "New",
    last_name: "Owner",
    role: "owner",
  });
  await Promise.all(
    sockets.map((socket) => socket.wait("queue_update", (frame) => frame.queue === "owners")),
  );
  const waiting = (await admin.get("/api/admin/owners/?page_size=100")).body;
  const ofOwners = (open: number) => (frame: Json) =>
    frame.queue === "owners" && frame.open === open;
  for (const socket of sockets) await socket.wait("queue_update", ofOwners(waiting.count));
  const { id } = waiting.results.find((row: Json) => row.email === email);
  await admin.post(`/api/admin/owners/${id}/approve/`);
  for (const socket of sockets) {
    await socket.wait("queue_update", ofOwners(waiting.count - 1));
    socket.close();
  }
});
