import { randomUUID } from "node:crypto";
import { clientMessages } from "@/lib/realtime/client-messages";
import { serverMessages } from "@/lib/realtime/protocol";
import { bookInLotA } from "../fixtures/account";
import { Client } from "../fixtures/client";
import { sendNotification, unreadCounts } from "../fixtures/notifications";
import { NOTIFICATIONS } from "../fixtures/paths";
import { TestServer } from "../fixtures/server";
import { expectFrame, frameKeys } from "../fixtures/socket-frames";
import { expect, test } from "../fixtures/test";
import type { TestSocket } from "../fixtures/test-socket";

/** The messages of a client (docs of the socket protocol, "Client → server"). */
const fromClient = [
  "subscribe",
  "unsubscribe",
  "mark_read",
  "mark_unread",
  "mark_all_read",
  "get_unread_count",
  "mark_seen",
  "archive",
  "snooze",
  "unsnooze",
  "delete",
  "action",
  "ping",
  "sync",
  "auth_refresh",
  "presence",
  "received",
  "watch_lot",
  "unwatch_lot",
  "watch_booking",
  "unwatch_booking",
  "typing",
];
const HOUR_MS = 3_600_000;

test("U14: the socket protocol has exactly the described messages in both directions", () => {
  expect(Object.keys(clientMessages).sort()).toEqual([...fromClient].sort());
  expect([...serverMessages].sort()).toEqual(Object.keys(frameKeys).sort());
});

interface Crowd {
  admin: Client;
  joy: Client;
  driver: Client;
  owner: Client;
}

test("U14: every frame of the server has exactly the described members", async () => {
  const server = await TestServer.start();
  const as = (name: string) => Client.signIn(server.url, name);
  const people: Crowd = {
    admin: await as("admin"),
    joy: await as("driver2"),
    driver: await as("driver"),
    owner: await as("owner"),
  };
  const joys = await people.joy.connect();
  const admins = await people.admin.connect();
  const frames = [joys, admins].map((socket) => socket.frames);
  await test.step("notifications", () => changeNotifications(joys, people));
  await test.step("a missed notification", async () => {
    frames.push((await missSomething(people)).frames);
  });
  await test.step("bulk changes, and an error", () => changeMany(joys, people));
  await test.step("a booking", async () => {
    frames.push(...(await bookForCash(joys, admins, { ...people, other: await as("owner2") })));
  });
  await test.step("the end of a token, of a login and of the server", async () => {
    await server.advance(1750);
    await joys.wait("token_expiring");
    await (await as("driver2")).send("DELETE", "/api/user/ws-token/");
    await joys.wait("force_logout");
    await server.stop();
    await admins.wait("server_restart");
    server.dispose();
  });
  const all = frames.flat();
  all.forEach(expectFrame);
  const seen = [...new Set(all.map((frame) => frame.event))];
  expect(seen.sort(), "each of them was seen").toEqual(Object.keys(frameKeys).sort());
});

/** Changes notifications of Joy one by one, in every way. */
async function changeNotifications(joys: TestSocket, { admin, joy }: Crowd): Promise<void> {
  const one = (await sendNotification(admin, joy)).id;
  const two = (await sendNotification(admin, joy)).id;
  const three = (await sendNotification(admin, joy)).id;
  await sendNotification(admin, joy, {
    event_type: "system_maintenance",
    title: "Maintenance",
    message: "Tonight 02:00–02:30",
  });
  await joys.wait("maintenance");
  await joys.ask("subscribe", { notification_types: ["*"] });
  await joys.ask("get_unread_count");
  await joys.ask("ping", { timestamp: 7 });
  await joys.ask("mark_read", { notification_id: one });
  await joys.ask("mark_unread", { notification_id: one });
  await joys.ask("archive", { notification_id: one });
  await joy.post(`${NOTIFICATIONS}${one}/unarchive/`);
  const until = new Date((await joy.now()) + HOUR_MS).toISOString();
  await joys.ask("snooze", { notification_id: two, until });
  await joys.ask("unsnooze", { notification_id: two });
  await admin.send("PATCH", `${NOTIFICATIONS}${two}/`, { title: "Gate C" });
  await joys.ask("mark_seen", { up_to_seq: (await unreadCounts(joy)).seq });
  await joys.ask("delete", { notification_id: three });
  const single = ["read", "unread", "archived", "unarchived", "snoozed", "unsnoozed"];
  for (const type of [...single, "edited", "deleted"])
    await joys.wait("notification_update", (frame) => frame.update_type === type);
}

/** Four notifications come while a client is offline. Returns the socket of its reconnect. */
async function missSomething({ admin, joy }: Crowd): Promise<TestSocket> {
  const { seq } = await unreadCounts(joy);
  for (let count = 0; count < 4; count += 1) await sendNotification(admin, joy);
  const returned = await joy.connect({ last_seq: seq });
  await returned.wait("sync");
  await returned.wait("away_summary");
  return returned;
}

async function changeMany(joys: TestSocket, { admin, joy }: Crowd): Promise<void> {
  const ids = [(await sendNotification(admin, joy)).id, (await sendNotification(admin, joy)).id];
  await joy.post(`${NOTIFICATIONS}bulk_archive/`, { notification_ids: ids });
  await joys.ask("mark_all_read", {});
  await joy.send("DELETE", `${NOTIFICATIONS}delete_all/?read=all`);
  for (const type of ["bulk", "read_all", "deleted_all"])
    await joys.wait("notifications_bulk", (frame) => frame.update_type === type);
  await joys.ask("archive", { notification_id: "x" });
}

/** The driver books for cash, the owner verifies it, Joy and an administrator watch. */
async function bookForCash(
  joys: TestSocket,
  admins: TestSocket,
  { joy, driver, owner, other }: Crowd & { other: Client },
): Promise<TestSocket["frames"][]> {
  const [owners, drivers] = [await owner.connect(), await driver.connect()];
  const others = await other.connect();
  await joys.ask("watch_lot", { lot_id: (await joy.lot("Parking Lot A")).id });
  const booking = await bookInLotA(driver, "A-14", { method: "cash" });
  await joys.wait("slot_update");
  await joys.wait("lot_availability");
  for (const socket of [admins, owners])
    expect(await socket.wait("queue_update", (frame) => frame.queue === "cash")).toMatchObject({
      items_changed: [booking.id],
    });
  const forOthers = others.frames.filter((frame) => frame.event === "queue_update");
  expect(forOthers, "the owner of other lots").toEqual([]);
  const cash = await owners.wait(
    "new_notification",
    (frame) => frame.notification.event_type === "cash_payment_pending",
  );
  await owners.ask("action", {
    notification_id: cash.notification.id,
    action: "verify",
    idempotency_key: randomUUID(),
  });
  await owners.wait("notification_update", (frame) => frame.update_type === "resolved");
  await drivers.wait(
    "booking_update",
    (frame) =>
      frame.booking.id === booking.id && ["confirmed", "active"].includes(frame.booking.status),
  );
  return [owners.frames, drivers.frames];
}
