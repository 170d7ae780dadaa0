import { randomPlate, request, type Json } from "../fixtures/client";
import { expect, test } from "../fixtures/test";

test("J1.2: lots by text, place and time; the row of api.md", async ({ as }) => {
  const driver = await as("driver@parkmate.test");
  const { body: booking } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  const { body } = await driver.get("/api/lots/?q=Lot%20A&near=7.07,125.61");
  expect(body).toMatchObject({ count: 1, next: null, previous: null });
  expect(body.results[0]).toMatchObject({
    number: 1,
    name: "Parking Lot A",
    total_slots: 24,
    price_from: "60.00",
    mode: "instant",
    status: "active",
    timezone: "Asia/Manila",
    distance_km: expect.any(Number),
  });
  const near = (await driver.get("/api/lots/?near=7.12,125.64&ordering=distance&page_size=2")).body;
  expect(near.results[0].name).toBe("Airport South");
  expect(near.next).toMatch(/^http:\/\/localhost:\d+\/api\/lots\/\?.*page=2/);
  expect((await driver.get("/api/lots/?near=7.12,125.64&radius_km=2")).body.count).toBe(1);
  expect(
    (await driver.get("/api/lots/?ev=true")).body.results.every((lot: Json) =>
      lot.features.includes("ev"),
    ),
  ).toBe(true);
  expect(
    (await driver.get("/api/lots/?ordering=-price&page_size=1")).body.results[0].price_from,
  ).toBe("80.00");
  const now = await driver.now();
  const tomorrow = [24, 26].map((hours) => new Date(now + hours * 3_600_000).toISOString());
  const later = (await driver.get(`/api/lots/?q=Lot%20A&from=${tomorrow[0]}&to=${tomorrow[1]}`))
    .body.results[0];
  expect(later.available_slots).toBeGreaterThan(body.results[0].available_slots);
  await driver.post(`/api/bookings/${booking.id}/cancel/`);
});

test("C2 U14: every path answers with and without its slash, POST too, without a redirect", async ({
  as,
  server,
}) => {
  const driver = await as("driver@parkmate.test");
  for (const path of [
    "/api/lots",
    "/api/notifications",
    "/api/notifications/unread_count",
    "/api/user/profile",
  ]) {
    const [bare, slashed] = [await driver.get(path), await driver.get(`${path}/`)];
    expect(bare.status).toBe(200);
    expect(slashed.status).toBe(200);
  }
  for (const path of ["/api/token", "/api/token/"])
    expect(
      (
        await request(server.url, "POST", path, {
          email: "driver@parkmate.test",
          password: "demo1234",
        })
      ).status,
    ).toBe(200);
  const alias = (await driver.get("/api/v1/drf/notifications/notifications/?page_size=1")).body;
  expect(alias.next).toContain("/api/v1/drf/notifications/notifications/?");
  expect(alias.results).toEqual(
    (await driver.get("/api/notifications/?page_size=1")).body.results.map((row: Json) => ({
      ...row,
      time_since: expect.any(String),
    })),
  );
});

test("quote: lines, total, terms; what the rules refuse", async ({ as }) => {
  const driver = await as("driver@parkmate.test");
  const slot = await driver.slot("Parking Lot A", "A-12");
  const ask = (requested: Record<string, unknown>) =>
    driver.post("/api/bookings/quote/", { slot: slot.id, ...requested });
  expect((await ask({ minutes: 90 })).body).toMatchObject({
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
  const now = await driver.now();
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
  for (const [requested, code] of [
    [{ minutes: 30, start_time: at(-1) }, "start_in_past"],
    [{ start_time: at(3), end_time: at(2) }, "invalid_range"],
    [{ minutes: 2000 }, "max_stay"],
    [{ minutes: 60, start_time: at(24 * 200) }, "too_far_ahead"],
  ] as const)
    expect(await ask(requested)).toMatchObject({ status: 422, body: { code } });
  for (const requested of [
    {},
    { minutes: 30, end_time: at(1) },
    { minutes: 5 },
    { minutes: 1.5 },
    { minutes: "30" },
  ])
    expect((await ask(requested)).status).toBe(400);
});

test("J1.4 P1: a held slot is nobody else's: 409 slot_taken with alternatives; and a second hold lets the first go", async ({
  as,
}) => {
  const [driver, joy] = [await as("driver@parkmate.test"), await as("driver2@parkmate.test")];
  const [a12, a14] = [
    await driver.slot("Parking Lot A", "A-12"),
    await driver.slot("Parking Lot A", "A-14"),
  ];
  const hold = async (slotId: string) => {
    const { body } = await driver.post("/api/bookings/quote/", { slot: slotId, minutes: 30 });
    return driver.post("/api/bookings/hold/", { quote_id: body.quote_id, slot: slotId });
  };
  const held = await hold(a12.id);
  expect(held).toMatchObject({
    status: 200,
    body: { hold_id: expect.any(String), hold_until: expect.any(String) },
  });
  const rival = await joy.book(a12.id);
  expect(rival).toMatchObject({
    status: 409,
    body: { code: "slot_taken", type: "/problems/slot-taken" },
  });
  expect(rival.body.alternatives[0]).toMatchObject({ lot_name: "Parking Lot A", total: "30.00" });
  expect((await hold(a14.id)).status).toBe(200);
  expect((await driver.slot("Parking Lot A", "A-12")).state).toBe("available");
  const mine = (await driver.get("/api/bookings/?status=held")).body.results;
  expect(mine).toHaveLength(1);
  await driver.post(`/api/bookings/${mine[0].id}/cancel/`);
});

test("P5 H78: one Idempotency-Key, twenty times at once: one booking, one answer", async ({
  as,
}) => {
  const driver = await as("driver@parkmate.test");
  const slot = await driver.slot("Parking Lot A", "A-12");
  const { body: quote } = await driver.post("/api/bookings/quote/", { slot: slot.id, minutes: 30 });
  const order = { quote_id: quote.quote_id, vehicle_number: randomPlate(), payment_method: "card" };
  const key = { "Idempotency-Key": `once-${crypto.randomUUID()}` };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => driver.post("/api/bookings/", order, key)),
  );
  const made = answers.filter((answer) => answer.status === 201);
  expect(new Set(made.map((answer) => answer.body.id)).size).toBe(1);
  expect(
    answers
      .filter((answer) => answer.status !== 201)
      .every((answer) => answer.status === 409 && answer.body.code === "idempotency_in_progress"),
  ).toBe(true);
  const again = await driver.post("/api/bookings/", order, key);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(again.body).toEqual(made[0]!.body);
  expect(
    await driver.post("/api/bookings/", { ...order, vehicle_number: "OTHER 1" }, key),
  ).toMatchObject({ status: 422, body: { code: "idempotency_mismatch" } });
  for (const bad of ["short", "x".repeat(129), "with space in it 123"])
    expect((await driver.post("/api/bookings/", order, { "Idempotency-Key": bad })).status).toBe(
      400,
    );
  await driver.post(`/api/bookings/${made[0]!.body.id}/cancel/`);
});

test("J6.5: twenty verifications at once: one acts, nineteen learn who did", async ({ as }) => {
  const [driver, ada, ben] = [
    await as("driver@parkmate.test"),
    await as("admin@parkmate.test"),
    await as("admin2@parkmate.test"),
  ];
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-12")).id, {
    method: "cash",
  });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? ada : ben).post(`/api/admin/payments/${body.payment.id}/verify/`, {
        verified: true,
      }),
    ),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  expect(
    answers.filter((answer) => answer.status === 409 && answer.body.code === "already_resolved"),
  ).toHaveLength(19);
  expect(
    await driver.notifications(`&booking=${body.id}&event_type=payment_verified`),
  ).toHaveLength(1);
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});

test("I8: one vehicle, one place: a second live booking of the same plate is refused however it is written", async ({
  as,
}) => {
  const [driver, joy] = [await as("driver@parkmate.test"), await as("driver2@parkmate.test")];
  const first = await driver.book((await driver.slot("Parking Lot A", "A-12")).id, {
    plate: "AB-12-CD-3456",
  });
  expect(first.status).toBe(201);
  expect(
    await joy.book((await joy.slot("Parking Lot A", "A-14")).id, { plate: "ab 12cd3456" }),
  ).toMatchObject({ status: 409, body: { code: "vehicle_busy" } });
  const check = (who: typeof joy) =>
    who.post("/api/bookings/check_vehicle_availability/", { vehicle_number: "ab12 cd3456" });
  expect((await check(driver)).body).toMatchObject({
    available: false,
    existing_booking: { number: first.body.number },
  });
  expect((await check(joy)).body).toEqual({
    available: false,
    message: "This vehicle already has a live booking.",
  });
  await driver.post(`/api/bookings/${first.body.id}/cancel/`);
});

test("accounts: registering, rotating tokens, a used refresh token ends its family", async ({
  server,
}) => {
  const email = `new${Date.now()}@parkmate.test`;
  const person = { email, password: "long enough words", first_name: "New", last_name: "Driver" };
  const first = await request(server.url, "POST", "/api/register/", person);
  const again = await request(server.url, "POST", "/api/register/", {
    ...person,
    email: email.toUpperCase(),
  });
  expect([first.status, again.status, first.body]).toEqual([202, 202, again.body]);
  expect(
    (await request(server.url, "POST", "/api/register/", { ...person, password: "password1" }))
      .status,
  ).toBe(400);
  const { body: tokens } = await request(server.url, "POST", "/api/token/", {
    username: email,
    password: person.password,
  });
  expect(tokens.user).toMatchObject({ email, role: "driver", first_name: "New" });
  const rotated = await request(server.url, "POST", "/api/token/refresh/", {
    refresh: tokens.refresh,
  });
  expect(rotated.status).toBe(200);
  expect(
    (await request(server.url, "POST", "/api/token/refresh/", { refresh: tokens.refresh })).status,
  ).toBe(401);
  expect(
    (await request(server.url, "POST", "/api/token/refresh/", { refresh: rotated.body.refresh }))
      .status,
  ).toBe(401);
  const owner = { ...person, email: `owner${Date.now()}@parkmate.test`, role: "owner" };
  await request(server.url, "POST", "/api/register/", owner);
  expect(
    await request(server.url, "POST", "/api/token/", {
      email: owner.email,
      password: owner.password,
    }),
  ).toMatchObject({ status: 403, body: { code: "pending_approval" } });
});

test("J5.6: an owner who registers waits until an admin lets them in", async ({ as, server }) => {
  const admin = await as("admin@parkmate.test");
  const owner = {
    email: `waits${Date.now()}@parkmate.test`,
    password: "long enough words",
    first_name: "Grace",
    last_name: "Hopeful",
    role: "owner",
  };
  await request(server.url, "POST", "/api/register/", owner);
  const { body } = await admin.get("/api/admin/owners/?page_size=100");
  const waiting = body.results.find((one: Json) => one.email === owner.email);
  expect(waiting).toMatchObject({ name: "Grace Hopeful" });
  expect(
    (await (await as("owner@parkmate.test")).post(`/api/admin/owners/${waiting.id}/approve/`))
      .status,
  ).toBe(403);
  expect((await admin.post(`/api/admin/owners/${waiting.id}/approve/`)).status).toBe(200);
  expect((await admin.post(`/api/admin/owners/${waiting.id}/decline/`)).status).toBe(409);
  expect(
    (
      await request(server.url, "POST", "/api/token/", {
        email: owner.email,
        password: owner.password,
      })
    ).status,
  ).toBe(200);
});

test("lots and slots: an owner opens, changes and closes; a lot with live bookings says which", async ({
  as,
}) => {
  const [owner, driver] = [await as("owner@parkmate.test"), await as("driver@parkmate.test")];
  const made = await owner.post("/api/lots/", {
    name: "Corner Lot",
    address: "Corner 1",
    city: "Davao",
    latitude: 7.1,
    longitude: 125.6,
    hourly_rate: "20.00",
  });
  expect(made).toMatchObject({
    status: 201,
    body: { name: "Corner Lot", total_slots: 0, price_from: "20.00" },
  });
  const slots = await owner.post(`/api/lots/${made.body.id}/slots/bulk/`, {
    slots: [
      { code: "z-1", row: 1, position: 1 },
      { code: "Z-2", row: 1, position: 2, hourly_rate: "25.00" },
    ],
  });
  expect(slots.status).toBe(201);
  expect(slots.body.map((slot: Json) => [slot.code, slot.hourly_rate])).toEqual([
    ["Z-1", "20.00"],
    ["Z-2", "25.00"],
  ]);
  expect(
    (await owner.send("PATCH", `/api/slots/${slots.body[0].id}/`, { status: "maintenance" })).body
      .state,
  ).toBe("maintenance");
  expect((await owner.send("DELETE", `/api/slots/${slots.body[0].id}/`)).status).toBe(204);
  expect((await owner.send("DELETE", `/api/lots/${made.body.id}/`)).status).toBe(204);
  expect((await owner.get(`/api/lots/${made.body.id}/`)).status).toBe(404);
  const { body: booking } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  expect(
    await owner.send("PATCH", `/api/lots/${(await owner.lot("Parking Lot A")).id}/`, {
      status: "maintenance",
    }),
  ).toMatchObject({ status: 409, body: { code: "live_bookings", bookings: expect.any(Array) } });
  await driver.post(`/api/bookings/${booking.id}/cancel/`);
});

test("P5: a refused payment is not remembered as an answer; the same key may pay with another card", async ({
  as,
}) => {
  const driver = await as("driver@parkmate.test");
  const slot = await driver.slot("Parking Lot A", "A-12");
  const { body: quote } = await driver.post("/api/bookings/quote/", { slot: slot.id, minutes: 30 });
  const { body: hold } = await driver.post("/api/bookings/hold/", {
    quote_id: quote.quote_id,
    slot: slot.id,
  });
  const order = {
    quote_id: quote.quote_id,
    hold_id: hold.hold_id,
    vehicle_number: randomPlate(),
    payment_method: "card",
    payment_token: "tok_declined",
  };
  const key = { "Idempotency-Key": `card-${crypto.randomUUID()}` };
  for (let round = 0; round < 2; round += 1)
    expect(await driver.post("/api/bookings/", order, key)).toMatchObject({
      status: 422,
      body: { code: "payment_declined" },
    });
  const paid = await driver.post("/api/bookings/", { ...order, payment_token: "tok_ok" }, key);
  expect(paid).toMatchObject({
    status: 201,
    body: { status: "active", payment: { status: "succeeded" } },
  });
  await driver.post(`/api/bookings/${paid.body.id}/cancel/`);
});

test("P28: one hold paid twice at once, and cancelled while its card is charged: one booking, no money lost", async ({
  as,
}) => {
  const driver = await as("driver@parkmate.test");
  const slot = await driver.slot("Parking Lot A", "A-12");
  const { body: quote } = await driver.post("/api/bookings/quote/", { slot: slot.id, minutes: 30 });
  const { body: hold } = await driver.post("/api/bookings/hold/", {
    quote_id: quote.quote_id,
    slot: slot.id,
  });
  const pay = (token: string) =>
    driver.post("/api/bookings/", {
      quote_id: quote.quote_id,
      hold_id: hold.hold_id,
      vehicle_number: randomPlate(),
      payment_method: "card",
      payment_token: token,
    });
  const slow = pay("tok_timeout");
  await expect
    .poll(async () => (await driver.get(`/api/bookings/${hold.hold_id}/`)).body.payment_method)
    .toBe("card");
  expect(await pay("tok_ok")).toMatchObject({ status: 409, body: { code: "payment_in_progress" } });
  expect(await driver.post(`/api/bookings/${hold.hold_id}/cancel/`)).toMatchObject({
    status: 409,
    body: { code: "payment_in_progress" },
  });
  expect(await slow).toMatchObject({ status: 503, body: { code: "payment_timeout" } });
  const paid = await Promise.all([pay("tok_ok"), pay("tok_ok"), pay("tok_ok")]);
  expect(paid.filter((answer) => answer.status === 201)).toHaveLength(1);
  expect(paid.filter((answer) => answer.status === 409 || answer.status === 410)).toHaveLength(2);
  await driver.post(`/api/bookings/${hold.hold_id}/cancel/`);
});

test("approving looks at the money: cash after a declined card on a request lot still waits for the cash", async ({
  as,
}) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  const slot = await driver.slot("Lot B", "B-9");
  const { body: quote } = await driver.post("/api/bookings/quote/", { slot: slot.id, minutes: 30 });
  const { body: hold } = await driver.post("/api/bookings/hold/", {
    quote_id: quote.quote_id,
    slot: slot.id,
  });
  const order = { quote_id: quote.quote_id, hold_id: hold.hold_id, vehicle_number: randomPlate() };
  expect(
    (
      await driver.post("/api/bookings/", {
        ...order,
        payment_method: "card",
        payment_token: "tok_declined",
      })
    ).status,
  ).toBe(422);
  expect(
    (await driver.post("/api/bookings/", { ...order, payment_method: "cash" })).body.status,
  ).toBe("requested");
  const approved = await owner.post(`/api/bookings/${hold.hold_id}/approve/`);
  expect(approved).toMatchObject({
    status: 200,
    body: { status: "pending_payment", payment: { method: "cash", status: "pending" } },
  });
  expect((await owner.post(`/api/owner/payments/${approved.body.payment.id}/verify/`)).status).toBe(
    200,
  );
  expect((await driver.get(`/api/bookings/${hold.hold_id}/`)).body.status).toBe("active");
  await owner.post(`/api/bookings/${hold.hold_id}/cancel/`);
});

test("I8 S32 H73: a price belongs to its rate; six cards at once make five bookings", async ({
  as,
}) => {
  const [owner, driver] = [await as("owner@parkmate.test"), await as("driver@parkmate.test")];
  const lot = (
    await owner.post("/api/lots/", {
      name: "Two Prices",
      address: "Corner 2",
      city: "Davao",
      latitude: 7.1,
      longitude: 125.6,
      hourly_rate: "20.00",
    })
  ).body;
  const slots = (
    await owner.post(`/api/lots/${lot.id}/slots/bulk/`, {
      slots: Array.from({ length: 7 }, (_, index) => ({
        code: `P-${index}`,
        row: 1,
        position: index + 1,
        ...(index === 6 ? { hourly_rate: "90.00" } : {}),
      })),
    })
  ).body;
  const cheap = (
    await driver.post("/api/bookings/quote/", { lot: lot.id, vehicle_type: "van", minutes: 60 })
  ).body;
  expect(
    await driver.post("/api/bookings/hold/", { quote_id: cheap.quote_id, slot: slots[6].id }),
  ).toMatchObject({ status: 422, body: { code: "quote_mismatch" } });
  const open = (
    await driver.get("/api/bookings/?status=active,confirmed,pending_payment,requested")
  ).body.count;
  const answers = await Promise.all(slots.slice(0, 6).map((slot: Json) => driver.book(slot.id)));
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(5 - open);
  expect(
    answers.filter((answer) => answer.status === 409 && answer.body.code === "limit"),
  ).toHaveLength(1 + open);
  for (const answer of answers)
    if (answer.status === 201) await driver.post(`/api/bookings/${answer.body.id}/cancel/`);
});

test("the dashboard without a lot sums all lots for admins, an owner's own for the owner", async ({
  as,
}) => {
  const [admin, owner] = [await as("admin@parkmate.test"), await as("owner@parkmate.test")];
  const [all, own] = [
    await admin.get("/api/owner/dashboard/"),
    await owner.get("/api/owner/dashboard/"),
  ];
  expect([all.status, own.status]).toEqual([200, 200]);
  expect(all.body.total_slots).toBeGreaterThan(own.body.total_slots);
});
