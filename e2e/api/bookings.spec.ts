import { bookInLotA } from "../fixtures/account";
import { type Client, randomPlate } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { expect, test } from "../fixtures/test";

const HOUR_MS = 3_600_000;

/** Quotes and holds a slot for 30 minutes. Returns the answer of the hold. */
async function hold(driver: Client, slotId: string) {
  const { body } = await driver.post("/api/bookings/quote/", { slot: slotId, minutes: 30 });
  return driver.post("/api/bookings/hold/", { quote_id: body.quote_id, slot: slotId });
}

test("S32: a quote has lines, total, currency and terms", async ({ as }) => {
  const driver = await as("driver");
  const slot = (await driver.slot("Parking Lot A", "A-12")).id;
  expect((await driver.post("/api/bookings/quote/", { slot, minutes: 90 })).body).toMatchObject({
    slot_code: "A-12",
    minutes: 90,
    lines: [{ label: "1 h 30 min at ₱60.00/h", amount: "90.00" }],
    total: "90.00",
    currency: "PHP",
    policy: {
      free_cancel_until: expect.any(String),
      refund_schedule: expect.any(Array),
      max_stay: 1440,
    },
    conflicts: [],
    alternatives: [],
  });
});

type Request = (at: (hours: number) => string) => object;
const unlawful: [name: string, request: Request, code: string][] = [
  ["a start in the past", (at) => ({ minutes: 30, start_time: at(-1) }), "start_in_past"],
  ["an end before the start", (at) => ({ start_time: at(3), end_time: at(2) }), "invalid_range"],
  ["more than the longest stay", () => ({ minutes: 2000 }), "max_stay"],
  ["200 days ahead", (at) => ({ minutes: 60, start_time: at(24 * 200) }), "too_far_ahead"],
];
const malformed: [name: string, request: Request][] = [
  ["no length", () => ({})],
  ["a length and an end", (at) => ({ minutes: 30, end_time: at(1) })],
  ["five minutes", () => ({ minutes: 5 })],
  ["a part of a minute", () => ({ minutes: 1.5 })],
  ["a length as text", () => ({ minutes: "30" })],
];
for (const [name, request, code] of [
  ...unlawful,
  ...malformed.map((one) => [...one, "invalid"] as const),
])
  test(`a quote for ${name} is refused with ${code}`, async ({ as }) => {
    const driver = await as("driver");
    const now = await driver.now();
    const at = (hours: number) => new Date(now + hours * HOUR_MS).toISOString();
    const slot = (await driver.slot("Parking Lot A", "A-12")).id;
    expect(await driver.post("/api/bookings/quote/", { slot, ...request(at) })).toMatchObject({
      status: code === "invalid" ? 400 : 422,
      body: { code },
    });
  });

test("J1.4 P1: booking another driver's held slot gets 409 with alternatives", async ({ as }) => {
  const [driver, joy] = [await as("driver"), await as("driver2")];
  const slot = await driver.slot("Parking Lot A", "A-12");
  const held = await hold(driver, slot.id);
  expect(held).toMatchObject({
    status: 200,
    body: { hold_id: expect.any(String), hold_until: expect.any(String) },
  });
  const refused = await joy.book(slot.id);
  expect(refused).toMatchObject({
    status: 409,
    body: { code: "slot_taken", type: "/problems/slot-taken" },
  });
  expect(refused.body.alternatives[0]).toMatchObject({
    lot_name: "Parking Lot A",
    total: "30.00",
  });
  await driver.cancel(held.body.hold_id);
});

test("J1.3: a driver's second hold releases the first", async ({ as }) => {
  const driver = await as("driver");
  for (const code of ["A-12", "A-14"]) {
    const { id } = await driver.slot("Parking Lot A", code);
    expect((await hold(driver, id)).status, code).toBe(200);
  }
  expect((await driver.slot("Parking Lot A", "A-12")).state).toBe("available");
  const held = (await driver.get("/api/bookings/?status=held")).body.results;
  expect(held.map((one: Json) => one.slot.code)).toEqual(["A-14"]);
  await driver.cancel(held[0].id);
});

test("I8: a plate has one live booking, however it is written", async ({ as }) => {
  const [driver, joy] = [await as("driver"), await as("driver2")];
  const first = await bookInLotA(driver, "A-12", { plate: "AB-12-CD-3456" });
  const slot = await joy.slot("Parking Lot A", "A-14");
  expect(await joy.book(slot.id, { plate: "ab 12cd3456" })).toMatchObject({
    status: 409,
    body: { code: "vehicle_busy" },
  });
  const check = async (person: Client) =>
    (
      await person.post("/api/bookings/check_vehicle_availability/", {
        vehicle_number: "ab12 cd3456",
      })
    ).body;
  expect(await check(driver)).toMatchObject({
    available: false,
    existing_booking: { number: first.number },
  });
  expect(await check(joy), "without the other person's booking").toEqual({
    available: false,
    message: "This vehicle already has a live booking.",
  });
  await driver.cancel(first.id);
});

test("H73: of six simultaneous bookings by one driver the sixth gets 409 limit", async ({ as }) => {
  const driver = await as("driver");
  const live = "status=held,pending_payment,requested,confirmed,active";
  const open = (await driver.get(`/api/bookings/?${live}`)).body.count;
  const lot = await driver.lot("Parking Lot A");
  const slots: Json[] = (await driver.get(`/api/lots/${lot.id}/slots/`)).body;
  const free = slots.filter((slot) => slot.state === "available").slice(0, 6);
  expect(free).toHaveLength(6);
  const answers = await Promise.all(free.map((slot) => driver.book(slot.id)));
  const made = answers.filter((answer) => answer.status === 201);
  const refused = answers.filter(({ status, body }) => status === 409 && body.code === "limit");
  expect([made.length, refused.length]).toEqual([5 - open, 1 + open]);
  for (const { body } of made) await driver.cancel(body.id);
});

test("P5 H78: twenty parallel requests with one Idempotency-Key make one booking", async ({
  as,
}) => {
  const driver = await as("driver");
  const slot = (await driver.slot("Parking Lot A", "A-12")).id;
  const { body: quote } = await driver.post("/api/bookings/quote/", { slot, minutes: 30 });
  const order = { quote_id: quote.quote_id, vehicle_number: randomPlate(), payment_method: "card" };
  const key = { "Idempotency-Key": `once-${crypto.randomUUID()}` };
  const before = (await driver.get("/api/bookings/")).body.count;
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => driver.post("/api/bookings/", order, key)),
  );
  const made = answers.filter((answer) => answer.status === 201);
  const waiting = answers.filter((answer) => answer.body.code === "idempotency_in_progress");
  for (const { body } of made) expect(body).toEqual(made[0]!.body);
  expect(made.length + waiting.length).toBe(20);
  for (const { status } of waiting) expect(status).toBe(409);
  const again = await driver.post("/api/bookings/", order, key);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(again.body).toEqual(made[0]!.body);
  expect((await driver.get("/api/bookings/")).body.count).toBe(before + 1);
  const other = { ...order, vehicle_number: "OTHER 1" };
  expect(await driver.post("/api/bookings/", other, key)).toMatchObject({
    status: 422,
    body: { code: "idempotency_mismatch" },
  });
  await driver.cancel(made[0]!.body.id);
});

for (const [name, key] of [
  ["shorter than 16 characters", "short"],
  ["longer than 128 characters", "x".repeat(129)],
  ["with spaces", "with space in it 123"],
] as const)
  test(`P5: an Idempotency-Key ${name} is refused with 400`, async ({ as }) => {
    const driver = await as("driver");
    const slot = (await driver.slot("Parking Lot A", "A-12")).id;
    expect((await driver.book(slot, { key })).status).toBe(400);
  });
