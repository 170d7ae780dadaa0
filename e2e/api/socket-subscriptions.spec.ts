import { bookInLotA } from "../fixtures/account";
import { sendNotification } from "../fixtures/notifications";
import { expect, test } from "../fixtures/test";

test("U18: subscribe and unsubscribe answer with the types that count from then on", async ({
  as,
}) => {
  const socket = await (await as("driver2")).connect();
  expect(
    await socket.ask("subscribe", { notification_types: ["booking", "reservation", "nonsense"] }),
  ).toEqual({ ok: true, notification_types: ["booking", "reservation"], ignored: ["nonsense"] });
  expect(await socket.ask("unsubscribe", { notification_types: ["reservation"] })).toEqual({
    ok: true,
    notification_types: ["booking"],
    ignored: [],
  });
  expect(await socket.wait("subscribed")).toMatchObject({ type: "subscribed" });
  socket.close();
});

test("S0.26 U18: a subscription filters pushes to one socket, never what is stored", async ({
  as,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const [filtered, unfiltered] = [await owner.connect(), await owner.connect()];
  expect(
    await filtered.ask("subscribe", { notification_types: ["payment", "no_such_type"] }),
  ).toEqual({ ok: true, notification_types: ["payment"], ignored: ["no_such_type"] });
  const booking = await bookInLotA(driver, "A-14");
  const { notification } = await unfiltered.wait(
    "new_notification",
    (message) => message.notification.data.booking_id === booking.id,
  );
  await filtered.wait("unread_count", (message) => message.seq >= notification.seq);
  expect(filtered.notifications("new_reservation")).toEqual([]);
  expect((await owner.get(`/api/notifications/${notification.id}/`)).body.is_read).toBe(false);
  const cash = await bookInLotA(driver, "A-12", { method: "cash" });
  await filtered.wait(
    "new_notification",
    (message) => message.notification.data.booking_id === cash.id,
  );
  for (const { id } of [booking, cash]) await driver.cancel(id);
  filtered.close();
  unfiltered.close();
});

test("U18: unsubscribing from a type by any name stops it; the rest still comes", async ({
  as,
}) => {
  const [admin, driver] = [await as("admin"), await as("driver")];
  const socket = await driver.connect();
  expect(
    await socket.ask("unsubscribe", { notification_types: ["reservation", "nonsense"] }),
  ).toEqual({ ok: true, notification_types: ["*"], ignored: ["nonsense"] });
  const booking = await bookInLotA(driver, "A-14");
  await driver.cancel(booking.id);
  await sendNotification(admin, driver);
  await socket.wait("new_notification", (frame) => frame.notification.event_type === "custom");
  expect(socket.notifications("payment_confirmed")).toHaveLength(1);
  for (const type of ["new_reservation", "reservation_cancelled"])
    expect(socket.notifications(type), type).toEqual([]);
  socket.close();
});

test("U18: an announced maintenance also comes as a separate frame", async ({ as }) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const socket = await joy.connect();
  const message = "Tonight 02:00–02:30";
  await sendNotification(admin, joy, {
    event_type: "system_maintenance",
    title: "Maintenance",
    message,
  });
  expect(await socket.wait("maintenance")).toMatchObject({ type: "maintenance", message });
  socket.close();
});
