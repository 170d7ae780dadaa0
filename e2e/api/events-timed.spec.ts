import { bookInLotA } from "../fixtures/account";
import { notifiedOf } from "../fixtures/notifications";
import { expect, test } from "../fixtures/test";

const HALF_AN_HOUR = 30 * 60;
const MINUTE_MS = 60_000;

test("S1.4 S1.8 C10 C11 P6: the last five minutes and the end, once, also after a crash", async ({
  as,
  advance,
  server,
}) => {
  let driver = await as("driver");
  const { id, end_time } = await bookInLotA(driver, "A-12");
  const typesOf = async () => (await notifiedOf(driver, id)).map(([type]) => type);
  await advance(HALF_AN_HOUR - 302);
  expect(await typesOf()).not.toContain("booking_expiring_soon");
  await advance(3);
  expect((await notifiedOf(driver, id)).at(-1)).toEqual([
    "booking_expiring_soon",
    "warning",
    "Your booking will expire in 5 minutes!",
  ]);
  const left = (await driver.get(`/api/bookings/${id}/`)).body.seconds_remaining;
  await advance(left - 15);
  await server.crash();
  await server.restart();
  // A slow machine may be up again only after the end.
  const dueAt = Math.max(Date.parse(end_time), await server.guest.now());
  driver = await as("driver");
  await expect
    .poll(async () => (await notifiedOf(driver, id)).at(-1), { timeout: 25_000 })
    .toEqual(["reservation_expired", "warning", "Your booking for Slot #A-12 expired"]);
  const [expired] = await driver.notifications(`&booking=${id}&event_type=reservation_expired`);
  expect(Date.parse(expired.created_at) - dueAt).toBeLessThan(2000);
  expect(expired.dedupe_key).toBe(`booking:${id}:expired:${end_time}`);
  await advance(600);
  expect(await typesOf()).toEqual([
    "new_reservation",
    "payment_confirmed",
    "booking_expiring_soon",
    "reservation_expired",
  ]);
  expect((await driver.get(`/api/bookings/${id}/`)).body).toMatchObject({
    status: "expired",
    seconds_remaining: 0,
    can: { renew: true, cancel: false },
  });
});

test("S0.9 W2 P8: a booking is reminded of once, half an hour before its start", async ({
  as,
  advance,
}) => {
  const driver = await as("driver");
  const start_time = new Date((await driver.now()) + 60 * MINUTE_MS).toISOString();
  const booking = await bookInLotA(driver, "A-14", { start_time });
  expect(booking.status).toBe("confirmed");
  const reminders = async () =>
    (await notifiedOf(driver, booking.id)).filter(([type]) => type === "upcoming_reservation");
  await advance(29 * 60);
  expect(await reminders()).toEqual([]);
  await advance(2 * 60);
  const reminder = [
    "upcoming_reservation",
    "info",
    "Your booking at Parking Lot A starts in 30 minutes",
  ];
  expect(await reminders()).toEqual([reminder]);
  await advance(30 * 60);
  expect((await driver.get(`/api/bookings/${booking.id}/`)).body.status).toBe("active");
  await advance(41 * 60);
  expect(await reminders()).toEqual([reminder]);
});

test("N14 P8: a cancelled booking is not reminded of", async ({ as, advance }) => {
  const driver = await as("driver");
  const start_time = new Date((await driver.now()) + 100 * MINUTE_MS).toISOString();
  const booking = await bookInLotA(driver, "A-14", { start_time });
  expect((await driver.cancel(booking.id)).body.status).toBe("cancelled");
  await advance(71 * 60);
  await advance(31 * 60);
  expect((await notifiedOf(driver, booking.id)).map(([type]) => type)).toEqual([
    "new_reservation",
    "payment_confirmed",
    "reservation_cancelled",
    "refund_issued",
  ]);
});

test("W11: cash that nobody verifies in time releases the slot and notifies both", async ({
  as,
  advance,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const booking = await bookInLotA(driver, "A-12", { method: "cash" });
  await advance(15 * 60 + 1);
  const released = [
    "booking_hold_expired",
    "warning",
    "Slot A-12 was released: payment not confirmed in time",
  ];
  for (const person of [driver, owner])
    expect((await notifiedOf(person, booking.id)).at(-1), person.email).toEqual(released);
  expect((await driver.get(`/api/bookings/${booking.id}/`)).body).toMatchObject({
    status: "cancelled",
    payment: { status: "cancelled" },
  });
  expect((await driver.slot("Parking Lot A", "A-12")).state).toBe("available");
  const late = await owner.post(`/api/owner/payments/${booking.payment.id}/verify/`);
  expect(late.status).toBe(409);
});

test("S1.6 S1.29: a booking is renewed after its end, not before", async ({ as, advance }) => {
  const driver = await as("driver");
  const first = await bookInLotA(driver, "A-12");
  const renew = () => driver.post(`/api/bookings/${first.id}/renew/`, { payment_method: "card" });
  expect(await renew()).toMatchObject({ status: 409, body: { code: "not_renewable" } });
  await advance(HALF_AN_HOUR + 1);
  const renewed = await renew();
  expect(renewed).toMatchObject({
    status: 201,
    body: { status: "active", renewed_from: first.id },
  });
  expect((await notifiedOf(driver, renewed.body.id))[0]).toEqual([
    "booking_renewed",
    "success",
    "Booking renewed successfully!",
  ]);
  await driver.cancel(renewed.body.id);
});

test("S1.7: a renewal fails when the slot is taken, and names other slots", async ({
  as,
  advance,
}) => {
  const driver = await as("driver");
  const first = await bookInLotA(driver, "A-12");
  await advance(HALF_AN_HOUR + 1);
  const joy = await as("driver2");
  const rival = await bookInLotA(joy, "A-12");
  const failed = await driver.post(`/api/bookings/${first.id}/renew/`, { payment_method: "card" });
  expect(failed).toMatchObject({
    status: 409,
    body: {
      code: "slot_taken",
      detail: "Renewal failed: slot is taken",
      alternatives: expect.any(Array),
      notification_ids: [expect.any(String)],
    },
  });
  expect(failed.body.alternatives.length).toBeGreaterThan(0);
  expect((await notifiedOf(driver, first.id)).at(-1)).toEqual([
    "booking_renew_failed",
    "error",
    "Renewal failed: slot is taken",
  ]);
  await joy.cancel(rival.id);
});
