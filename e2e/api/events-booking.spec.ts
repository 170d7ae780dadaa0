import { bookInLotA, requestInLotB } from "../fixtures/account";
import type { Json } from "../fixtures/json";
import { notifiedOf, unreadCounts } from "../fixtures/notifications";
import { expect, test } from "../fixtures/test";

// A text names the day when it is not today's.
test.beforeEach(({ server }) => server.moveToDaytime());

const PAID_MS = 30 * 60_000;
/** "12:30–13:00", the booking's times in Manila. */
const timesOf = (booking: Json): string => {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Manila",
    hour: "2-digit",
    minute: "2-digit",
  });
  const times = [booking.start_time, booking.end_time].map((at) => format.format(new Date(at)));
  return times.join("–");
};

test("S0.6 S1.11 S3.9 C12 U2: a booking notifies its driver and owner, nobody else", async ({
  as,
}) => {
  const [driver, owner, owner2] = [await as("driver"), await as("owner"), await as("owner2")];
  const { seq } = await unreadCounts(owner2);
  const socket = await owner.connect();
  const booking = await bookInLotA(driver, "A-12");
  const pushed = await socket.wait(
    "new_notification",
    (message) => message.notification.data.booking_id === booking.id,
    1000,
  );
  expect(pushed).toMatchObject({
    notification: { level: "info", title: "New booking" },
    toast: { show: true },
  });
  const times = timesOf(booking);
  expect(await notifiedOf(driver, booking.id)).toEqual([
    ["new_reservation", "confirm", `Booking confirmed: Parking Lot A, Slot A-12, ${times}`],
    ["payment_confirmed", "confirm", "Payment of ₱30.00 confirmed"],
  ]);
  expect(await notifiedOf(owner, booking.id)).toEqual([
    ["new_reservation", "info", "New booking received for Lot #1"],
  ]);
  expect((await unreadCounts(owner2)).seq).toBe(seq);
  const rows = await driver.notifications(`&booking=${booking.id}&ordering=created_at,seq`);
  expect(booking.notification_ids).toEqual(rows.map((row) => row.id));
  expect(rows[0].data).toMatchObject({
    reservation_id: booking.id,
    parking_lot: "Parking Lot A",
    start_time: booking.start_time,
    end_time: booking.end_time,
  });
  socket.close();
  await driver.cancel(booking.id);
});

test("S1.9 C28 U4 J5.2: an admin declines a request: warning, refund, free slot", async ({
  as,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  const booking = await requestInLotB(driver, "B-4");
  expect(booking).toMatchObject({ status: "requested", payment: { status: "succeeded" } });
  const decline = (reason: string) =>
    admin.post(`/api/bookings/${booking.id}/decline/`, { reason });
  expect((await decline("")).status).toBe(400);
  expect((await decline("The gate is broken")).body).toMatchObject({
    status: "declined",
    decline_reason: "The gate is broken",
  });
  expect((await notifiedOf(driver, booking.id)).slice(-2)).toEqual([
    ["booking_declined", "warning", "Admin declined your booking request"],
    ["refund_issued", "success", "₱30.00 refunded to your card"],
  ]);
  expect((await driver.slot("Lot B", "B-4")).state).toBe("available");
});

test("C28: the owner declines a request: the text names the owner", async ({ as }) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const { id } = await requestInLotB(driver, "B-4");
  await owner.post(`/api/bookings/${id}/decline/`, { reason: "Full today" });
  expect(await notifiedOf(driver, id)).toContainEqual([
    "booking_declined",
    "warning",
    "The owner declined your booking request",
  ]);
});

test("C29: the owner approves a request, and later cancels the booking", async ({ as }) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const { id } = await requestInLotB(driver, "B-4");
  expect((await owner.post(`/api/bookings/${id}/approve/`)).body.status).toBe("active");
  expect((await notifiedOf(driver, id)).at(-1)).toEqual([
    "booking_approved",
    "success",
    "Your booking request for Lot B was approved",
  ]);
  await owner.post(`/api/bookings/${id}/cancel/`, { reason: "Sorry" });
  expect((await notifiedOf(driver, id)).slice(-2)).toEqual([
    ["reservation_cancelled", "warning", "Your reservation at Lot B was cancelled"],
    ["refund_issued", "success", "₱30.00 refunded to your card"],
  ]);
});

test("S0.8: a driver cancels as previewed: confirmed to the driver, the owner is warned", async ({
  as,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const { id } = await bookInLotA(driver, "A-14");
  expect((await driver.get(`/api/bookings/${id}/cancel/`)).body).toMatchObject({
    paid: "30.00",
    refund: "30.00",
    percent: 100,
  });
  const cancelled = await driver.post(`/api/bookings/${id}/cancel/`, { reason: "plans changed" });
  expect(cancelled).toMatchObject({
    status: 200,
    body: { status: "cancelled", payment: { refunded: "30.00", status: "refunded" } },
  });
  const query = `&booking=${id}&event_type=reservation_cancelled`;
  const [mine] = await driver.notifications(query);
  expect(mine).toMatchObject({
    level: "confirm",
    is_read: true,
    message: "Your reservation at Parking Lot A was cancelled",
  });
  const [owners] = await owner.notifications(query);
  expect(owners).toMatchObject({ level: "warning", is_read: false });
  expect((await driver.cancel(id)).status).toBe(409);
});

test("S1.10 C23 N5 N9: cash waits, its verifiers are reminded, the first one decides", async ({
  as,
  advance,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const [ada, ben] = [await as("admin"), await as("admin2")];
  const booking = await bookInLotA(driver, "A-12", { method: "cash" });
  expect(booking).toMatchObject({
    status: "pending_payment",
    payment: { method: "cash", status: "pending" },
    hold_until: expect.any(String),
  });
  expect((await notifiedOf(driver, booking.id)).at(-1)).toEqual([
    "booking_payment_pending",
    "info",
    expect.stringMatching(/^Pay ₱30\.00 in cash before \d\d:\d\d to keep Slot A-12$/),
  ]);
  const cash = `Cash ₱30\\.00 from Arun for #${booking.number}, hold ends \\d\\d:\\d\\d`;
  expect((await notifiedOf(ada, booking.id)).at(-1)).toEqual([
    "cash_payment_pending",
    "info",
    expect.stringMatching(new RegExp(`^${cash}$`)),
  ]);
  await advance(8 * 60);
  const asked = (await notifiedOf(owner, booking.id)).filter(
    ([type]) => type === "cash_payment_pending",
  );
  expect(asked.map(([, level]) => level)).toEqual(["info", "warning"]);
  const unread = (await unreadCounts(ben)).count;
  const verify = { verified: true };
  expect(await ada.post(`/api/admin/payments/${booking.payment.id}/verify/`, verify)).toMatchObject(
    { status: 200, body: { booking_id: booking.id, verified_by: "Ada Cruz" } },
  );
  expect(await ben.post(`/api/owner/payments/${booking.payment.id}/verify`, verify)).toMatchObject({
    status: 409,
    body: { code: "already_resolved", resolved: { by: "Ada Cruz", outcome: "verified" } },
  });
  expect((await unreadCounts(ben)).count).toBe(unread - 2);
  const bens = await ben.notifications(`&booking=${booking.id}`);
  expect(bens.map((row) => [row.is_read, row.resolved.by])).toEqual(
    bens.map(() => [true, "Ada Cruz"]),
  );
  await driver.cancel(booking.id);
});

test("S1.10 U5 U7: paid time starts when the cash is verified, with one notification", async ({
  as,
  advance,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  const booking = await bookInLotA(driver, "A-12", { method: "cash" });
  await advance(8 * 60);
  const verified = await admin.post(`/api/admin/payments/${booking.payment.id}/verify/`);
  expect(verified.body.payment_id).toBe(booking.payment.id);
  const notified = await notifiedOf(driver, booking.id);
  expect(notified.filter(([type]) => type === "payment_verified")).toEqual([
    ["payment_verified", "success", "Your cash payment has been verified"],
  ]);
  const running = (await driver.get(`/api/bookings/${booking.id}/`)).body;
  expect(running.status).toBe("active");
  expect(Date.parse(running.end_time) - Date.parse(verified.body.verified_at)).toBe(PAID_MS);
  await driver.cancel(booking.id);
});
