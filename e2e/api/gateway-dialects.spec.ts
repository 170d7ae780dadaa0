import { bookInLotA } from "../fixtures/account";
import type { Json } from "../fixtures/json";
import { PlainSocket } from "../fixtures/plain-socket";
import { sleep } from "../fixtures/sleep";
import { expect, test } from "../fixtures/test";

const message = "New booking received for Lot #1";
const dataOf = (id: string) =>
  expect.objectContaining({
    reservation_id: id,
    parking_lot: "Parking Lot A",
    notification_id: expect.any(String),
    created_at: expect.any(String),
    start_time: expect.any(String),
    end_time: expect.any(String),
  });

interface Dialect {
  /** The envelope of the notification of this booking. */
  shape: (bookingId: string) => object;
  isNotification: (frame: Json) => boolean;
  /** Nothing else is ever sent. */
  isOnlyNotifications: boolean;
}
const dialects: Record<string, Dialect> = {
  s0: {
    shape: (id) => ({ type: "new_reservation", message, data: dataOf(id) }),
    isNotification: (frame) => frame.type === "new_reservation",
    isOnlyNotifications: true,
  },
  s1: {
    shape: () => ({ level: "info", message }),
    isNotification: (frame) => frame.level === "info",
    isOnlyNotifications: true,
  },
  s2: {
    shape: (id) => ({ type: "notification", message, data: dataOf(id) }),
    isNotification: (frame) => frame.type === "notification",
    isOnlyNotifications: true,
  },
  s3: {
    shape: (id) => ({
      type: "new_notification",
      unread_count: expect.any(Number),
      toast: expect.any(Object),
      notification: expect.objectContaining({
        event_type: "new_reservation",
        message,
        is_read: false,
        data: expect.objectContaining({ reservation_id: id }),
      }),
    }),
    isNotification: (frame) => frame.type === "new_notification",
    isOnlyNotifications: false,
  },
  s4: {
    shape: (id) => ({
      notification_type: "new_reservation",
      title: "New booking",
      message,
      ticket: null,
      timestamp: expect.any(String),
      data: dataOf(id),
    }),
    isNotification: (frame) => frame.notification_type === "new_reservation",
    isOnlyNotifications: false,
  },
};

for (const [dialect, { shape, isNotification, isOnlyNotifications }] of Object.entries(dialects)) {
  const besides = isOnlyNotifications ? "nothing else" : "the unread count";
  test(`N16 C18: a ${dialect} client gets its envelope, and ${besides}`, async ({ as }) => {
    const [driver, owner] = [await as("driver"), await as("owner")];
    const socket = await PlainSocket.open(owner, { dialect });
    const booking = await bookInLotA(driver, "A-14");
    expect(await socket.wait(isNotification, 1000)).toEqual(shape(booking.id));
    await sleep(200);
    expect(socket.frames.filter(isNotification)).toHaveLength(1);
    const others = socket.frames.filter((frame) => frame.type !== "ack" && !isNotification(frame));
    if (isOnlyNotifications) expect(others).toEqual([]);
    else
      expect(others).toContainEqual(
        expect.objectContaining({ type: "unread_count", count: expect.any(Number) }),
      );
    await driver.cancel(booking.id);
    socket.close();
  });

  test(`N16: a ${dialect} client gets answers to ping, get_unread_count and subscribe`, async ({
    as,
  }) => {
    const socket = await PlainSocket.open(await as("owner"), { dialect });
    expect(await socket.ask({ type: "ping", timestamp: 42 }, 7)).toMatchObject({
      type: "ack",
      ack: 7,
      ok: true,
    });
    expect(await socket.wait((frame) => frame.type === "pong")).toMatchObject({
      timestamp: 42,
      server_time: expect.any(String),
    });
    const { count } = await socket.ask({ type: "get_unread_count" });
    await socket.wait((frame) => frame.type === "unread_count" && frame.count === count);
    expect(
      await socket.ask({ type: "subscribe", notification_types: ["new_reservation", "nonsense"] }),
    ).toMatchObject({ ok: true, notification_types: ["new_reservation"], ignored: ["nonsense"] });
    socket.close();
  });
}

test("N16: without a dialect a client is greeted as an s3 client", async ({ as }) => {
  const owner = await as("owner");
  const socket = await PlainSocket.open(owner);
  expect(socket.frames[0]).toMatchObject({
    type: "connection_established",
    user_id: owner.user.id,
  });
  socket.close();
});

test("C18: an unknown dialect is named in an error and closed with 4003", async ({ as }) => {
  const driver = await as("driver");
  const token = await driver.wsToken();
  const socket = await PlainSocket.dial(driver.base, { dialect: "constructor", token });
  expect(await socket.closeCode()).toBe(4003);
  expect(socket.frames).toEqual([expect.objectContaining({ code: "unknown_dialect" })]);
});

test("C18: an address with two question marks is understood", async ({ as }) => {
  const driver = await as("driver");
  const path = `/ws/notifications/?dialect=s0?token=${await driver.wsToken()}`;
  const socket = await PlainSocket.dial(driver.base, { path });
  expect(await socket.ask({ type: "ping" })).toMatchObject({ ok: true });
  // An s0 client is not greeted.
  expect(socket.frames.map((frame) => frame.type)).not.toContain("connection_established");
  socket.close();
});

test("J6.4 S3.55: plain sockets and Socket.IO get each other's changes", async ({ as }) => {
  const joy = await as("driver2");
  const [{ id }] = (await joy.notifications()) as [Json];
  await joy.post(`/api/notifications/${id}/mark_as_unread/`);
  const [plain, socket] = [await PlainSocket.open(joy), await joy.connect()];
  const answer = await plain.ask({ type: "mark_read", notification_id: id });
  expect(answer).toMatchObject({ ok: true, updated_count: 1 });
  const isUpdate = (kind: string) => (frame: Json) =>
    frame.type === "notification_update" &&
    frame.update_type === kind &&
    frame.data.notification_id === id;
  expect(await socket.wait("notification_update", isUpdate("read"))).toMatchObject({
    data: { is_read: true },
    unread_count: answer.unread_count,
  });
  await socket.ask("mark_unread", { notification_id: id });
  expect(await plain.wait(isUpdate("unread"))).toMatchObject({ data: { is_read: false } });
  plain.close();
  socket.close();
});
