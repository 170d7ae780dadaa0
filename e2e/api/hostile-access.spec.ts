import { bookInLotA } from "../fixtures/account";
import type { Json } from "../fixtures/json";
import { expectProblem } from "../fixtures/problem";
import { expect, test } from "../fixtures/test";

const UNKNOWN = "01920000-0000-7000-8000-00000000abcd";

test.afterEach(async ({ server, guest }) => {
  expect(server.isRunning).toBe(true);
  expect((await guest.get("/api/health/live/")).status).toBe(200);
});

test("H49: a wrong password and an unknown account read the same", async ({ guest }) => {
  const signIn = (name: string) =>
    guest.post("/api/token/", { email: `${name}@parkmate.test`, password: "not-it-at-all" });
  const [wrong, unknown] = [await signIn("driver"), await signIn("nobody")];
  expectProblem(wrong, 401);
  expectProblem(unknown, 401);
  const comparable = ({ body }: Json) => ({ ...body, request_id: "" });
  expect(comparable(wrong)).toEqual(comparable(unknown));
});

test("H27: without a login every endpoint but the open ones answers 401", async ({ guest }) => {
  const paths: Record<string, Record<string, Json>> = (await guest.get("/api/schema/")).body.paths;
  const open: string[] = [];
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { security }] of Object.entries(methods)) {
      const name = `${method} ${path}`;
      const needsNone = security.length === 0 || "{}" === JSON.stringify(security[0]);
      if (needsNone) open.push(name);
      else
        await test.step(name, async () => {
          const address = path.replace(/\{\w+\}/g, UNKNOWN);
          const body = method === "get" ? undefined : {};
          expectProblem(
            await guest.send(method.toUpperCase(), address, body),
            401,
            "unauthenticated",
          );
        });
    }
  expect(open.sort()).toEqual([
    "get /api/calendar/{file}/",
    "get /api/docs/",
    "get /api/docs/assets/{name}/",
    "get /api/health/",
    "get /api/health/live/",
    "get /api/lots/",
    "get /api/lots/{id}/",
    "get /api/lots/{id}/photos/{photo}/{size}/",
    "get /api/lots/{id}/slots/",
    "get /api/schema/",
    "get /api/test/outbox/",
    "get /api/unsubscribe/{signed}/",
    "get /api/webhooks/whatsapp/",
    "post /api/register/",
    "post /api/test/clock/",
    "post /api/token/",
    "post /api/token/refresh/",
    "post /api/unsubscribe/{signed}/",
    "post /api/user/email/stop/",
    "post /api/user/forgot-password/",
    "post /api/user/reset-password/",
    "post /api/user/verify-email/",
    "post /api/webhooks/twilio/",
    "post /api/webhooks/whatsapp/",
  ]);
});

test("guests find lots and their slots, but nothing personal", async ({ as, guest }) => {
  const driver = await as("driver");
  const { id } = await driver.lot("Parking Lot A");
  const booking = await bookInLotA(driver, "A-14");
  const slots = (await guest.get(`/api/lots/${id}/slots/`)).body as Json[];
  expect(slots).toHaveLength(24);
  expect(slots.filter((slot) => slot.mine || slot.booking_id !== null)).toEqual([]);
  expect(slots.find((slot) => slot.code === "A-14").state).toBe("occupied");
  const own = (await driver.get(`/api/lots/${id}/slots/`)).body as Json[];
  expect(own.find((slot) => slot.code === "A-14")).toMatchObject({ mine: true });
  expect((await guest.get(`/api/lots/${id}/`)).body).toMatchObject({ name: "Parking Lot A" });
  expect((await guest.get("/api/lots/?q=Lot%20A")).body.count).toBe(1);
  expectProblem(await guest.get("/api/lots/?mine=true"), 401, "unauthenticated");
  const wrong = { Authorization: "Bearer a.b.c" };
  expectProblem(await guest.get(`/api/lots/${id}/`, wrong), 401);
  await driver.cancel(booking.id);
});

const unsigned = ['{"alg":"none"}', '{"sub":"x","kind":"access"}'].map((part) =>
  Buffer.from(part).toString("base64url"),
);
for (const [name, token] of [
  ["an unsigned one", `${unsigned.join(".")}.`],
  ["one that cannot be read", "a.b.c"],
  ["an empty one", ""],
  ["one of 3000 characters", "x".repeat(3000)],
] as const)
  test(`H30 H31: of tokens ${name} is refused with 401`, async ({ guest }) => {
    expectProblem(await guest.get("/api/bookings/", { Authorization: `Bearer ${token}` }), 401);
  });

for (const [name, idOf] of [
  ["another driver's id", (theirs: string) => theirs],
  ["an unknown id", () => UNKNOWN],
  ["SQL", () => "1%20OR%201=1"],
  ["a path", () => "..%2f..%2fetc"],
  ["2000 characters", () => "x".repeat(2000)],
  ["an emoji", () => "%F0%9F%9A%97"],
] as const)
  test(`H33 H42: a booking with ${name} is not found`, async ({ as }) => {
    const [driver, joy] = [await as("driver"), await as("driver2")];
    const theirs = (await joy.get("/api/bookings/?page_size=1")).body.results[0].id;
    const path = `/api/bookings/${idOf(theirs)}`;
    expectProblem(await driver.get(`${path}/`), 404, "not_found");
    expectProblem(await driver.post(`${path}/cancel/`), 404);
    expectProblem(await driver.post(`${path}/renew/`, { payment_method: "card" }), 404);
  });

test("H34 H42: a foreign notification, an unknown lot and payment are not found", async ({
  as,
}) => {
  const [driver, joy] = [await as("driver"), await as("driver2")];
  const [notification] = await joy.notifications();
  const path = `/api/notifications/${notification.id}/`;
  for (const address of [path, `/api/lots/${UNKNOWN}/`, `/api/payments/${UNKNOWN}/`])
    expectProblem(await driver.get(address), 404);
  expectProblem(await driver.post(`${path}mark_as_read/`), 404);
  expectProblem(await driver.send("DELETE", path), 404);
  expect((await joy.get(path)).body.is_read, "unchanged").toBe(notification.is_read);
});

test("H36: another owner's lot and its bookings are not found", async ({ as }) => {
  const [owner, owner2] = [await as("owner"), await as("owner2")];
  const lot = (await owner.lot("Parking Lot A")).id;
  expectProblem(await owner2.send("PATCH", `/api/lots/${lot}/`, { name: "Mine now" }), 404);
  const booking = (await owner.get("/api/bookings/?page_size=1")).body.results[0].id;
  expectProblem(await owner2.get(`/api/bookings/${booking}/`), 404);
  expectProblem(await owner2.post(`/api/bookings/${booking}/decline/`, { reason: "no" }), 404);
});

for (const path of [
  "/api/admin/queue/",
  "/api/admin/payments/",
  "/api/owner/payments/",
  "/api/owner/dashboard/",
])
  test(`H84 S1.49: ${path} is forbidden to a driver`, async ({ as }) => {
    expectProblem(await (await as("driver")).get(path), 403);
  });

test("H84 S1.49: a quote is forbidden to an owner", async ({ as }) => {
  const quote = { lot: UNKNOWN, minutes: 30 };
  expectProblem(await (await as("owner")).post("/api/bookings/quote/", quote), 403);
});

test("H19 H21 H22: a session cookie changes nothing unless the Origin is our own", async ({
  as,
  guest,
  server,
  browserAs,
}) => {
  const page = await browserAs("driver");
  const cookies = await page.context().cookies();
  const Cookie = cookies.map((one) => `${one.name}=${one.value}`).join("; ");
  const add = (number: string, headers: Record<string, string>) =>
    guest.post("/api/vehicles/", { number }, { Cookie, ...headers });
  const foreign: Record<string, Record<string, string>> = {
    "another site": { Origin: "https://evil.example" },
    "a page without origin": { Origin: "null" },
    "no Origin": {},
  };
  for (const [name, headers] of Object.entries(foreign))
    await test.step(name, async () => expectProblem(await add("EVIL 1", headers), 403, "csrf"));
  expect((await add("MINE 1", { Origin: server.url })).status).toBe(201);
  const vehicles = (await (await as("driver")).get("/api/vehicles/?page_size=100")).body;
  expect(JSON.stringify(vehicles)).toContain("MINE");
  expect(JSON.stringify(vehicles)).not.toContain("EVIL");
});
