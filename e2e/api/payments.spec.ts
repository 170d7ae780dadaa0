import { bookInLotA } from "../fixtures/account";
import { type Client, randomPlate } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { expect, test } from "../fixtures/test";

/** A held slot, and `pay`, which turns the hold into a booking. */
async function holdSlot(driver: Client, lot: string, code: string) {
  const slot = (await driver.slot(lot, code)).id;
  const { body: quote } = await driver.post("/api/bookings/quote/", { slot, minutes: 30 });
  const hold = await driver.post("/api/bookings/hold/", { quote_id: quote.quote_id, slot });
  expect(hold.status, JSON.stringify(hold.body)).toBe(200);
  const order = {
    quote_id: quote.quote_id,
    hold_id: hold.body.hold_id,
    vehicle_number: randomPlate(),
  };
  const pay = (payment: object, headers: Record<string, string> = {}) =>
    driver.post("/api/bookings/", { ...order, ...payment }, headers);
  return { id: hold.body.hold_id as string, pay };
}
const card = (payment_token: string) => ({ payment_method: "card", payment_token });

test("P5: a declined card is not the stored answer of its key", async ({ as }) => {
  const driver = await as("driver");
  const { id, pay } = await holdSlot(driver, "Parking Lot A", "A-3");
  const key = { "Idempotency-Key": `card-${crypto.randomUUID()}` };
  for (const attempt of ["first", "second"])
    expect(await pay(card("tok_declined"), key), attempt).toMatchObject({
      status: 422,
      body: { code: "payment_declined" },
    });
  expect(await pay(card("tok_ok"), key)).toMatchObject({
    status: 201,
    body: { status: "active", payment: { status: "succeeded" } },
  });
  await driver.cancel(id);
});

test("P5: a hold that is paid and cancelled in parallel is paid once", async ({ as }) => {
  const driver = await as("driver");
  const { id, pay } = await holdSlot(driver, "Parking Lot A", "A-3");
  const busy = { status: 409, body: { code: "payment_in_progress" } };
  const slow = pay(card("tok_timeout"));
  await expect
    .poll(async () => (await driver.get(`/api/bookings/${id}/`)).body.payment_method)
    .toBe("card");
  expect(await pay(card("tok_ok")), "paid meanwhile").toMatchObject(busy);
  expect(await driver.cancel(id), "cancelled meanwhile").toMatchObject(busy);
  expect(await slow).toMatchObject({ status: 503, body: { code: "payment_timeout" } });
  const answers = await Promise.all([1, 2, 3].map(() => pay(card("tok_ok"))));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409 || status === 410)).toHaveLength(2);
  const payments: Json[] = (await driver.get("/api/payments/?page_size=100")).body.results;
  const paid = payments.filter((one) => one.booking_id === id && one.status === "succeeded");
  expect(paid.map((one) => one.amount)).toEqual(["30.00"]);
  await driver.cancel(id);
});

test("C29: an approved request whose card was declined still waits for its cash", async ({
  as,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const { id, pay } = await holdSlot(driver, "Lot B", "B-9");
  expect((await pay(card("tok_declined"))).status).toBe(422);
  expect((await pay({ payment_method: "cash" })).body.status).toBe("requested");
  const approved = await owner.post(`/api/bookings/${id}/approve/`);
  expect(approved).toMatchObject({
    status: 200,
    body: { status: "pending_payment", payment: { method: "cash", status: "pending" } },
  });
  const verify = `/api/owner/payments/${approved.body.payment.id}/verify/`;
  expect((await owner.post(verify)).status).toBe(200);
  expect((await driver.get(`/api/bookings/${id}/`)).body.status).toBe("active");
  await owner.cancel(id);
});

test("J6.5: of twenty parallel verifications one succeeds, the others get 409", async ({ as }) => {
  const [driver, ada, ben] = [await as("driver"), await as("admin"), await as("admin2")];
  const booking = await bookInLotA(driver, "A-12", { method: "cash" });
  const path = `/api/admin/payments/${booking.payment.id}/verify/`;
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? ada : ben).post(path, { verified: true }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const resolved = ({ status, body }: Json) => status === 409 && body.code === "already_resolved";
  expect(answers.filter(resolved)).toHaveLength(19);
  expect(
    await driver.notifications(`&booking=${booking.id}&event_type=payment_verified`),
  ).toHaveLength(1);
  await driver.cancel(booking.id);
});

for (const [token, status, code, reason] of [
  ["tok_declined", 422, "payment_declined", "the card was declined"],
  ["tok_insufficient_funds", 422, "payment_declined", "insufficient funds"],
  ["tok_timeout", 503, "payment_timeout", "the card provider did not answer"],
] as const)
  test(`S3.9: ${token} gets ${code}: "${reason}"`, async ({ as }) => {
    const driver = await as("driver");
    const slot = await driver.slot("Parking Lot A", "A-14");
    const answer = await driver.book(slot.id, { token });
    expect(answer).toMatchObject({
      status,
      body: { code, notification_ids: [expect.any(String)] },
    });
    const [id] = answer.body.notification_ids;
    expect((await driver.get(`/api/notifications/${id}/`)).body).toMatchObject({
      event_type: "payment_failed",
      level: "error",
      message: `Payment failed: ${reason}`,
    });
    expect((await driver.slot("Parking Lot A", "A-14")).state).toBe("available");
  });
