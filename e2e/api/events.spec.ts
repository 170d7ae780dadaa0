import type { Client, Json } from "../fixtures/client";
import { expect, test } from "../fixtures/test";

/** What a person was told about one booking, oldest first: [event, level, message]. */
const told = async (person: Client, bookingId: string) =>
  (await person.notifications(`&booking=${bookingId}&ordering=created_at`)).map((one: Json) => [
    one.event_type,
    one.level,
    one.message,
  ]);
const timesOf = (booking: Json) =>
  [booking.start_time, booking.end_time]
    .map((at) =>
      new Intl.DateTimeFormat("en-GB", {
        timeZone: "Asia/Manila",
        hour: "2-digit",
        minute: "2-digit",
      }).format(new Date(at)),
    )
    .join("–");

test("S0.6 S1.11 S3.9 C12 U2: a card booking tells its driver and its owner once, and no other owner", async ({
  as,
}) => {
  const [driver, owner, owner2] = [
    await as("driver@parkmate.test"),
    await as("owner@parkmate.test"),
    await as("owner2@parkmate.test"),
  ];
  const before = (await owner2.get("/api/notifications/unread_count/")).body.seq;
  const ears = await owner.connect();
  const { status, body } = await driver.book((await driver.slot("Parking Lot A", "A-12")).id);
  expect(status).toBe(201);
  expect(
    await ears.wait(
      "new_notification",
      (message) => message.notification.data.booking_id === body.id,
      1000,
    ),
  ).toMatchObject({
    notification: {
      level: "info",
      title: "New booking",
      message: "New booking received for Lot #1",
    },
    toast: { show: true },
  });
  expect(await told(driver, body.id)).toEqual([
    [
      "new_reservation",
      "confirm",
      expect.stringMatching(/^Booking confirmed: Parking Lot A, Slot A-12, \d\d:\d\d–\d\d:\d\d$/),
    ],
    ["payment_confirmed", "confirm", "Payment of ₱30.00 confirmed"],
  ]);
  expect(body.notification_ids).toEqual(
    (await driver.notifications(`&booking=${body.id}&ordering=created_at,seq`)).map(
      (one: Json) => one.id,
    ),
  );
  expect(await told(owner, body.id)).toEqual([
    ["new_reservation", "info", "New booking received for Lot #1"],
  ]);
  expect((await owner2.get("/api/notifications/unread_count/")).body.seq).toBe(before);
  expect((await driver.notifications(`&booking=${body.id}`))[0].data).toMatchObject({
    reservation_id: body.id,
    parking_lot: "Parking Lot A",
    start_time: body.start_time,
    end_time: body.end_time,
  });
  expect(timesOf(body)).toMatch(/–/);
  ears.close();
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});

test("S1.4 S1.8 C10 C11 P6: five minutes before the end and at the end, once, with nobody's page open; restarts change nothing", async ({
  as,
  advance,
  server,
}) => {
  let driver = await as("driver@parkmate.test");
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-12")).id);
  await advance(30 * 60 - 302);
  expect((await told(driver, body.id)).map(([type]) => type)).not.toContain(
    "booking_expiring_soon",
  );
  await advance(3);
  expect((await told(driver, body.id)).at(-1)).toEqual([
    "booking_expiring_soon",
    "warning",
    "Your booking will expire in 5 minutes!",
  ]);
  const left = (await driver.get(`/api/bookings/${body.id}/`)).body.seconds_remaining;
  await advance(left - 15);
  await server.crash();
  await server.restart();
  driver = await as("driver@parkmate.test");
  await expect
    .poll(async () => (await told(driver, body.id)).at(-1), { timeout: 25_000 })
    .toEqual(["reservation_expired", "warning", "Your booking for Slot #A-12 expired"]);
  const [notification] = await driver.notifications(
    `&booking=${body.id}&event_type=reservation_expired`,
  );
  expect(Date.parse(notification.created_at) - Date.parse(body.end_time)).toBeLessThan(2000);
  expect(notification.dedupe_key).toBe(`booking:${body.id}:expired:${body.end_time}`);
  await advance(600);
  expect((await told(driver, body.id)).map(([type]) => type)).toEqual([
    "new_reservation",
    "payment_confirmed",
    "booking_expiring_soon",
    "reservation_expired",
  ]);
  expect((await driver.get(`/api/bookings/${body.id}/`)).body).toMatchObject({
    status: "expired",
    seconds_remaining: 0,
    can: { renew: true, cancel: false },
  });
});

test("S0.9 W2 N14 P8: half an hour before the start, and never for a cancelled booking", async ({
  as,
  advance,
}) => {
  const driver = await as("driver@parkmate.test");
  const slot = await driver.slot("Parking Lot A", "A-14");
  const server_time = (await driver.get("/api/health/")).body.server_time;
  const start = (minutes: number) =>
    new Date(Date.parse(server_time) + minutes * 60_000).toISOString();
  const kept = (await driver.book(slot.id, { start_time: start(60) })).body;
  const dropped = (await driver.book(slot.id, { start_time: start(100) })).body;
  expect(kept.status).toBe("confirmed");
  expect((await driver.post(`/api/bookings/${dropped.id}/cancel/`)).body.status).toBe("cancelled");
  await advance(31 * 60);
  expect((await told(driver, kept.id)).at(-1)).toEqual([
    "upcoming_reservation",
    "info",
    "Your booking at Parking Lot A starts in 30 minutes",
  ]);
  await advance(30 * 60);
  expect((await driver.get(`/api/bookings/${kept.id}/`)).body.status).toBe("active");
  await advance(41 * 60);
  expect((await told(driver, dropped.id)).map(([type]) => type)).toEqual([
    "new_reservation",
    "payment_confirmed",
    "reservation_cancelled",
    "refund_issued",
  ]);
  expect(
    (await told(driver, kept.id)).filter(([type]) => type === "upcoming_reservation"),
  ).toHaveLength(1);
});

test("S1.10 C23 N5 N9 U5 U7: cash waits for its verifiers, who are reminded, and paid time starts when one of them verifies", async ({
  as,
  advance,
}) => {
  const [driver, owner, ada, ben] = [
    await as("driver@parkmate.test"),
    await as("owner@parkmate.test"),
    await as("admin@parkmate.test"),
    await as("admin2@parkmate.test"),
  ];
  const { status, body } = await driver.book((await driver.slot("Parking Lot A", "A-12")).id, {
    method: "cash",
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    status: "pending_payment",
    payment: { method: "cash", status: "pending" },
    hold_until: expect.any(String),
  });
  expect((await told(driver, body.id)).at(-1)).toEqual([
    "booking_payment_pending",
    "info",
    expect.stringMatching(/^Pay ₱30\.00 in cash before \d\d:\d\d to keep Slot A-12$/),
  ]);
  expect((await told(ada, body.id)).at(-1)).toEqual([
    "cash_payment_pending",
    "info",
    expect.stringMatching(
      new RegExp(`^Cash ₱30\\.00 from Arun for #${body.number}, hold ends \\d\\d:\\d\\d$`),
    ),
  ]);
  await advance(8 * 60);
  expect(
    (await told(owner, body.id))
      .filter(([type]) => type === "cash_payment_pending")
      .map(([, level]) => level),
  ).toEqual(["info", "warning"]);
  const unread = (await ben.get("/api/notifications/unread_count/")).body.count;
  const verified = await ada.post(`/api/admin/payments/${body.payment.id}/verify/`, {
    verified: true,
  });
  expect(verified).toMatchObject({
    status: 200,
    body: { payment_id: body.payment.id, booking_id: body.id, verified_by: "Ada Cruz" },
  });
  const late = await ben.post(`/api/owner/payments/${body.payment.id}/verify`, { verified: true });
  expect(late).toMatchObject({
    status: 409,
    body: { code: "already_resolved", resolved: { by: "Ada Cruz", outcome: "verified" } },
  });
  expect((await ben.get("/api/notifications/unread_count/")).body.count).toBe(unread - 2);
  expect(
    (await ben.notifications(`&booking=${body.id}`)).every(
      (one: Json) => one.is_read && one.resolved.by === "Ada Cruz",
    ),
  ).toBe(true);
  expect((await told(driver, body.id)).filter(([type]) => type === "payment_verified")).toEqual([
    ["payment_verified", "success", "Your cash payment has been verified"],
  ]);
  const running = (await driver.get(`/api/bookings/${body.id}/`)).body;
  expect(running.status).toBe("active");
  expect(Date.parse(running.end_time) - Date.parse(verified.body.verified_at)).toBe(30 * 60_000);
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});

test("W11 P7: cash that nobody verifies releases the slot and tells both sides", async ({
  as,
  advance,
}) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-12")).id, {
    method: "cash",
  });
  await advance(15 * 60 + 1);
  const text = "Slot A-12 was released: payment not confirmed in time";
  expect((await told(driver, body.id)).at(-1)).toEqual(["booking_hold_expired", "warning", text]);
  expect((await told(owner, body.id)).at(-1)).toEqual(["booking_hold_expired", "warning", text]);
  expect((await driver.get(`/api/bookings/${body.id}/`)).body).toMatchObject({
    status: "cancelled",
    payment: { status: "cancelled" },
  });
  expect((await driver.slot("Parking Lot A", "A-12")).state).toBe("available");
  expect((await owner.post(`/api/owner/payments/${body.payment.id}/verify/`)).status).toBe(409);
});

test("S1.9 C28 U4 J5.2: declined with a reason: warning, refund and a free slot at once", async ({
  as,
}) => {
  const [driver, owner, ada] = [
    await as("driver@parkmate.test"),
    await as("owner@parkmate.test"),
    await as("admin@parkmate.test"),
  ];
  const slot = await driver.slot("Lot B", "B-4");
  const first = (await driver.book(slot.id)).body;
  expect(first).toMatchObject({ status: "requested", payment: { status: "succeeded" } });
  expect((await ada.post(`/api/bookings/${first.id}/decline/`, { reason: "" })).status).toBe(400);
  expect(
    (await ada.post(`/api/bookings/${first.id}/decline/`, { reason: "The gate is broken" })).body,
  ).toMatchObject({ status: "declined", decline_reason: "The gate is broken" });
  expect((await told(driver, first.id)).slice(-2)).toEqual([
    ["booking_declined", "warning", "Admin declined your booking request"],
    ["refund_issued", "success", "₱30.00 refunded to your card"],
  ]);
  expect((await driver.slot("Lot B", "B-4")).state).toBe("available");
  const second = (await driver.book(slot.id)).body;
  await owner.post(`/api/bookings/${second.id}/decline/`, { reason: "Full today" });
  expect((await told(driver, second.id)).find(([type]) => type === "booking_declined")).toEqual([
    "booking_declined",
    "warning",
    "The owner declined your booking request",
  ]);
  const third = (await driver.book(slot.id)).body;
  expect((await owner.post(`/api/bookings/${third.id}/approve/`)).body.status).toBe("active");
  expect((await told(driver, third.id)).at(-1)).toEqual([
    "booking_approved",
    "success",
    "Your booking request for Lot B was approved",
  ]);
  await owner.post(`/api/bookings/${third.id}/cancel/`, { reason: "Sorry" });
  expect((await told(driver, third.id)).slice(-2)).toEqual([
    ["reservation_cancelled", "warning", "Your reservation at Lot B was cancelled"],
    ["refund_issued", "success", "₱30.00 refunded to your card"],
  ]);
});

test("S1.6 S1.7 S1.29: renewing after the end, and why it failed", async ({ as, advance }) => {
  const [driver, joy] = [await as("driver@parkmate.test"), await as("driver2@parkmate.test")];
  const slot = await driver.slot("Parking Lot A", "A-12");
  const first = (await driver.book(slot.id)).body;
  expect(
    await driver.post(`/api/bookings/${first.id}/renew/`, { payment_method: "card" }),
  ).toMatchObject({ status: 409, body: { code: "not_renewable" } });
  await advance(30 * 60 + 1);
  const renewed = await driver.post(`/api/bookings/${first.id}/renew/`, { payment_method: "card" });
  expect(renewed).toMatchObject({
    status: 201,
    body: { status: "active", renewed_from: first.id },
  });
  expect((await told(driver, renewed.body.id))[0]).toEqual([
    "booking_renewed",
    "success",
    "Booking renewed successfully!",
  ]);
  await driver.post(`/api/bookings/${renewed.body.id}/cancel/`);
  const rival = (await joy.book(slot.id)).body;
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
  expect((await told(driver, first.id)).at(-1)).toEqual([
    "booking_renew_failed",
    "error",
    "Renewal failed: slot is taken",
  ]);
  await joy.post(`/api/bookings/${rival.id}/cancel/`);
});

test("S3.9: cards that are declined, without money or without an answer", async ({ as }) => {
  const driver = await as("driver@parkmate.test");
  const slot = await driver.slot("Parking Lot A", "A-14");
  for (const [token, status, code, reason] of [
    ["tok_declined", 422, "payment_declined", "the card was declined"],
    ["tok_insufficient_funds", 422, "payment_declined", "insufficient funds"],
    ["tok_timeout", 503, "payment_timeout", "the card provider did not answer"],
  ] as const) {
    const answer = await driver.book(slot.id, { token });
    expect(answer).toMatchObject({
      status,
      body: { code, notification_ids: [expect.any(String)] },
    });
    expect(
      (await driver.get(`/api/notifications/${answer.body.notification_ids[0]}/`)).body,
    ).toMatchObject({
      event_type: "payment_failed",
      level: "error",
      message: `Payment failed: ${reason}`,
    });
    expect((await driver.slot("Parking Lot A", "A-14")).state).toBe("available");
  }
});

test("S0.8: the author of a cancel gets it read and confirmed, the other side a warning; the preview told the refund", async ({
  as,
}) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  expect((await driver.get(`/api/bookings/${body.id}/cancel/`)).body).toMatchObject({
    paid: "30.00",
    refund: "30.00",
    percent: 100,
  });
  const cancelled = await driver.post(`/api/bookings/${body.id}/cancel/`, {
    reason: "plans changed",
  });
  expect(cancelled).toMatchObject({
    status: 200,
    body: { status: "cancelled", payment: { refunded: "30.00", status: "refunded" } },
  });
  const [mine] = await driver.notifications(`&booking=${body.id}&event_type=reservation_cancelled`);
  expect(mine).toMatchObject({
    level: "confirm",
    is_read: true,
    message: "Your reservation at Parking Lot A was cancelled",
  });
  expect(
    (await owner.notifications(`&booking=${body.id}&event_type=reservation_cancelled`))[0],
  ).toMatchObject({ level: "warning", is_read: false });
  expect((await driver.post(`/api/bookings/${body.id}/cancel/`)).status).toBe(409);
});
